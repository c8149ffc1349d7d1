from django.core.management.base import BaseCommand
from django.utils import timezone, translation

from accounts import audit
from home.demo import accounts
from home.demo.load import load_demo


class Command(BaseCommand):
    help = "Load the demo: a regency with 300 people, a complete course and two years of history. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("--print-accounts", action="store_true", help="Print the accounts to try as well.")

    def handle(self, *, print_accounts, **options):
        with translation.override("id"), audit.acting(origin="command load_demo"):
            load_demo(at=timezone.now(), report=self.stdout.write)
        if print_accounts:
            self.stdout.write("\n".join(accounts.table()))
