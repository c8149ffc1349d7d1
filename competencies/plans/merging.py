"""Two records of one person may both have a plan for a year, which takes one. The one that has come further goes on."""

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.merging import Conflict, Room
from competencies.models import DevelopmentPlan

Status = DevelopmentPlan.Status
FURTHER = [Status.DRAFT, Status.RETURNED, Status.ASKED, Status.AGREED, Status.DONE]


def tally(person):
    return [(_("Development plans"), person.development_plans.count())]


def conflicts(kept, other):
    text = _(
        "Both records have a development plan for %(year)s. The one that has come further goes on; the other stays "
        "with the closed record."
    )
    return [Conflict(text % {"year": mine.year}) for mine, _theirs in doubles(kept, other)]


def doubles(kept, other):
    """(plan of the kept record, of the other) for each year that has both."""
    by_year = {}
    for plan in DevelopmentPlan.objects.filter(person__in=[kept, other]):
        by_year.setdefault(plan.year, {})[plan.person_id] = plan
    return [(both[kept.pk], both[other.pk]) for both in by_year.values() if len(both) == 2]


def staying(kept, other):
    """Of each pair, the one that has not come further, whoever has it: `settle` gives it to the other record."""
    weaker = [min(pair, key=_rank).pk for pair in doubles(kept, other)]
    return {DevelopmentPlan: Q(pk__in=weaker)}


def settle(kept, other, *, at):
    for mine, theirs in doubles(kept, other):
        if _rank(theirs) > _rank(mine):
            _swap(mine, theirs)


def _swap(mine, theirs):
    """By way of a year that no plan has, because a person has one plan a year at any moment."""
    plans, year = DevelopmentPlan.objects, mine.year
    kept, other = mine.person_id, theirs.person_id
    plans.filter(pk=mine.pk).update(year=0)
    plans.filter(pk=theirs.pk).update(person=kept)
    plans.filter(pk=mine.pk).update(person=other, year=year)


def _rank(plan):
    return FURTHER.index(plan.status)


ROOM = Room(name="development_plans", tally=tally, conflicts=conflicts, staying=staying, settle=settle)
