from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts import audit
from certificates.issuing import sweeping


class Command(BaseCommand):
    help = "Issue certificates that were earned but never issued, and finish those that were begun."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Count them, issue none.")
        parser.add_argument("--lost", action="store_true", help="Name those whose document is gone from the disk.")

    def handle(self, *, dry_run, lost, **options):
        if dry_run:
            due = sweeping.count_due()
            self.stdout.write(f"{due.to_issue} certificates to issue, {due.to_make} to make")
        elif lost:
            self._tell_lost()
        else:
            with audit.acting(origin="command issue_due_certificates"):
                done = sweeping.issue_due(at=timezone.now(), limit=None)
            self.stdout.write(f"{done} certificates issued or made")

    def _tell_lost(self):
        lost = sweeping.lost_files()
        for certificate in lost:
            self.stdout.write(f"{certificate.number}: {certificate.pdf.name}")
        if lost:
            raise CommandError(
                f"{len(lost)} documents are gone. Nobody can seal them alike: take them from the backup."
            )
        self.stdout.write("Every document is there.")
