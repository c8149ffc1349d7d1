"""What the ledgers tell the preview when two records of one person are merged. Their rows move as they are."""

from django.utils.translation import gettext as _

from accounts.merging import Room
from competencies.lesson_hours.figures import tidy
from competencies.models import Evidence, HoursCredit


def tally(person):
    return [
        (_("Proofs of competency"), Evidence.objects.of(person).count()),
        (_("Lesson hours in all years"), tidy(HoursCredit.objects.of(person).total())),
    ]


ROOM = Room(name="competencies", tally=tally)
