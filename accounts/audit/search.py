"""Finding entries: by whom they are about, who acted, what, where and when. Everything within what one may see."""

import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts import identity_numbers
from accounts.models import AuditEntry, Employment, OrgUnit, User
from accounts.powers import Power

PAGE_SIZE = 50
MOST_NAMESAKES = 50
# Up to here the units and people of an auditor are named one by one, so that the indexes lead to their few entries;
# of more, the trail is walked from its newest entry until a page is full.
FEW = 500


class TooManyFit(Exception):
    """So many people or units fit that whoever searches has to say more."""


def people_like(text, *, reached_by=None):
    """Public ids of the people with this name or number; only those once employed where `reached_by` may audit."""
    digits = identity_numbers.normalise(text)
    jobs = Employment.objects.filter(user=OuterRef("pk"))
    if digits.isdigit():
        people = User.objects.filter(Exists(jobs.filter(number__startswith=digits)))
    else:
        people = User.objects.filter(full_name__icontains=text)
    if reached_by is not None and not reached_by.is_superuser:
        people = people.filter(Exists(jobs.within_power(reached_by, Power.SEE_AUDIT)))
    return _few(people.order_by().values_list("public_id", flat=True))


def units_like(text, *, reached_by):
    """Units with this name or code among those that `reached_by` may audit."""
    fitting = Q(name__icontains=text) | Q(short_name__iexact=text) | Q(code__iexact=text)
    return _few(OrgUnit.objects.within_power(reached_by, Power.SEE_AUDIT).filter(fitting))


def _few(found):
    few = list(found[: MOST_NAMESAKES + 1])
    if len(few) > MOST_NAMESAKES:
        raise TooManyFit(f"More than {MOST_NAMESAKES} fit.")
    return few


def entries_for(user, filters):
    """What `user` may see of the trail under the cleaned filters of the form, the newest first."""
    entries = _visible_to(user).newest_first()
    if filters["person"] is not None:
        entries = entries.filter(subject_id__in=filters["person"])
    if filters["actor"] is not None:
        entries = entries.filter(actor_id__in=filters["actor"])
    if filters["action"]:
        entries = entries.filter(action=filters["action"])
    if filters["unit"] is not None:
        entries = entries.filter(unit_id__in=_subtrees(filters["unit"]))
    if filters["since"]:
        entries = entries.filter(at__gte=_midnight(filters["since"]))
    if filters["until"]:
        entries = entries.filter(at__lt=_midnight(filters["until"] + datetime.timedelta(days=1)))
    return entries


def _visible_to(user):
    """The same as AuditEntry.objects.visible_to, quick for small units too."""
    if user.is_superuser or not user.is_authenticated:
        return AuditEntry.objects.visible_to(user)
    units = OrgUnit.objects.within_power(user, Power.SEE_AUDIT).order_by().values_list("public_id", flat=True)
    people = Employment.objects.within_power(user, Power.SEE_AUDIT).order_by().values_list("user__public_id", flat=True)
    units, people = list(units[: FEW + 1]), list(people[: FEW + 1])
    if max(len(units), len(people)) > FEW:
        return AuditEntry.objects.visible_to(user)
    return AuditEntry.objects.filter(Q(unit_id__in=units) | Q(subject_id__in=set(people)))


def _subtrees(units):
    below = Q(pk__in=[])
    for unit in units:
        below |= Q(path__startswith=unit.path)
    return OrgUnit.objects.filter(below).order_by().values("public_id")


def _midnight(day):
    return datetime.datetime.combine(day, datetime.time.min, tzinfo=timezone.get_current_timezone())


def page_after(entries, last):
    """One page of what follows the entry `last` (None for the first page), and whether there is more."""
    listed = list((entries.older_than(last) if last else entries)[: PAGE_SIZE + 1])
    return listed[:PAGE_SIZE], len(listed) > PAGE_SIZE
