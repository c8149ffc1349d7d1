from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts import audit
from accounts.models import OrgUnit
from certificates.keys import services


class Command(BaseCommand):
    help = (
        "Make what certificates are signed with: the platform as issuer and a key in use for each purpose, or, with "
        "--issuer, the same for a unit that issues in its own name. What is there already stays as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("--issuer", help="short name of the unit's own issuer, as it stands in addresses")
        parser.add_argument("--unit", help="the unit: its local code or its exact name; needed with --issuer")
        parser.add_argument("--name", default="", help="the issuer's name as others read it; the unit's without it")

    def handle(self, *, issuer, unit, name, **options):
        at = timezone.now()
        with audit.acting(origin="create_signing_keys"):
            owner = self._issuer(issuer, unit, name, at)
            made = services.prepare_issuer(issuer=owner, at=at)
        for key in made:
            self.stdout.write(f"{owner.name}: {key.name} ({key.algorithm}) is in use.")
        if not made:
            self.stdout.write(f"{owner.name} has every key it needs.")

    def _issuer(self, slug, unit, name, at):
        if slug is None:
            return services.platform_issuer(at=at, name=name or services.PLATFORM_NAME)
        try:
            return services.issuer_of_unit(unit=self._unit(unit), slug=slug, name=name, at=at)
        except services.ShortNameTaken:
            raise CommandError(f"The short name {slug} is taken or empty. Choose another.") from None

    def _unit(self, words):
        if not words:
            raise CommandError("Say with --unit whose issuer it is.")
        units = OrgUnit.objects.filter(closed_on=None)
        found = list(units.filter(code=words)[:2]) or list(units.filter(name=words)[:2])
        if len(found) != 1:
            raise CommandError("No unit, or more than one, has this code or name.")
        return found[0]
