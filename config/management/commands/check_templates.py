from django.core.management.base import BaseCommand, CommandError

from config.template_checks import complaints


class Command(BaseCommand):
    help = "Compile every template of the project and look up the templates, addresses and static files they name."

    def handle(self, **options):
        found = list(complaints())
        for complaint in found:
            self.stderr.write(complaint)
        if found:
            raise CommandError(f"{len(found)} templates or parts of them are broken.")
        self.stdout.write("Every template compiles, and what they name exists.")
