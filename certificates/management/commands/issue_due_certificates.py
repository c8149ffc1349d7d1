from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts import audit
from certificates import services


class Command(BaseCommand):
    help = "Issue certificates that were earned but never issued, and render those without a PDF."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Count them, issue none.")
        parser.add_argument("--lost", action="store_true", help="Render those again whose file is gone.")

    def handle(self, *, dry_run, lost, **options):
        if dry_run:
            due = services.count_due()
            self.stdout.write(f"{due.to_issue} certificates to issue, {due.to_render} to render")
            return
        if lost:
            self.stdout.write(f"{services.restore_lost_files()} lost files rendered again")
            return
        with audit.acting(origin="command issue_due_certificates"):
            done = services.issue_due(at=timezone.now(), limit=None)
        self.stdout.write(f"{done} certificates issued or rendered")
