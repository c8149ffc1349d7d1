from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import Employment
from competencies.models import Recomputation
from competencies.standing import recomputing
from competencies.standing.comparing import differences_of, in_short


class Command(BaseCommand):
    help = (
        "Compare what is prepared of everybody's competencies with the evidence ledger, and tell every difference. "
        "A run that was interrupted goes on where it stopped. Ends with 1 where something differs and is not mended."
    )

    def add_arguments(self, parser):
        parser.add_argument("--mend", action="store_true", help="Make anew what differs.")
        parser.add_argument("--person", metavar="NIP", help="Only the person with this NIP or NI PPPK.")

    def handle(self, *, mend, person, **options):
        number = self.one_person(person, mend) if person else self.everybody(mend)
        if number and not mend:
            raise CommandError(f"{number} differences. Run again with --mend to make them anew.", returncode=1)

    def one_person(self, number, mend):
        employments = Employment.objects.filter(number=number).order_by("-started_on")
        person_id = employments.values_list("user", flat=True).first()
        if person_id is None:
            raise CommandError(f"Nobody has the number {number}.", returncode=2)
        found = differences_of(person_ids=[person_id], mends=mend, at=timezone.now())
        self.tell(in_short(found), len(found))
        return len(found)

    def everybody(self, mend):
        run = recomputing.begin(by=None, mends=mend, at=timezone.now())
        while recomputing.work_on(recomputation_id=run.pk, at=timezone.now()):
            run.refresh_from_db()
            self.stderr.write(f"{run.checked} of {run.total}")
        run = Recomputation.objects.get(pk=run.pk)
        self.tell(run.examples, run.differences)
        return run.differences

    def tell(self, told, number):
        for each in told:
            whose = f"person {each['person']}" if each["person"] else f"unit {each['unit']}"
            what = each["competency"] or "place"
            self.stdout.write(f"{whose}, {what}: prepared {each['prepared']}, ledger {each['ledger']}")
        if number > len(told):
            self.stdout.write(f"… and {number - len(told)} more")
        self.stdout.write(f"{number} differences")
