"""Attempts go where their enrolment goes when two records of one person are merged."""

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.merging import Room
from assessments.models import Attempt
from courses.merging import weaker


def tally(person):
    return [(_("Quiz attempts"), Attempt.objects.filter(learner=person).count())]


def staying(kept, other):
    return {Attempt: Q(enrolment__in=list(weaker(kept, other).values_list("pk", flat=True)))}


ROOM = Room(name="assessments", tally=tally, staying=staying)
