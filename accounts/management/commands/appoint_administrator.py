from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts import audit, services
from accounts.models import Employment, RoleAssignment, User


class Command(BaseCommand):
    help = (
        "Make a person an administrator of the whole site without a second officer: for the first administrator, "
        "and when only one is left, who cannot be their own second pair of eyes."
    )

    def add_arguments(self, parser):
        parser.add_argument("person", help="NIP, NI PPPK or e-mail")
        parser.add_argument("--reason", required=True, help="for example the number of the decree; stays on record")

    def handle(self, *, person, reason, **options):
        user = self._find(person)
        with audit.acting(origin="appoint_administrator"):
            assignment = services.grant_role(
                user=user, role=RoleAssignment.Role.ADMINISTRATOR, reason=reason[:200], at=timezone.now()
            )
        self.stdout.write(f"{user} is an administrator since {assignment.started_at:%Y-%m-%d %H:%M}.")

    def _find(self, person):
        if "@" in person:
            user = User.objects.filter(email=User.objects.normalize_email(person), is_active=True).first()
        else:
            number = "".join(character for character in person if character.isdigit())
            employment = Employment.objects.current().filter(number=number, user__is_active=True).first()
            user = employment and employment.user
        if user is None:
            raise CommandError("Nobody with an open account has this number or e-mail.")
        return user
