"""What a person was, is and is going to be as a civil servant. Days are those of the office, without a time."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts import audit, identity_numbers
from accounts.models import Employment, OrgUnit, User
from accounts.services.closing import close_account, open_account
from accounts.services.roles import end_role

Ending = Employment.Ending
LONGEST_CHAIN = 50


class NumberInUse(Exception):
    """Someone else is or will be employed under this number."""


class UnitIsClosed(Exception):
    """Nobody can begin in a unit on or after the day on which it closed."""


class EmploymentOutOfOrder(Exception):
    """The day lies before what is already recorded."""


class NotEmployed(Exception):
    """There is no employment that could end or have a superior."""


class ChangeIsPlanned(Exception):
    """A change that is still to come stands in the way; it has to be cancelled first."""


class NothingPlanned(Exception):
    """There is no future change or leaving to cancel."""


class TooEarlyToClose(Exception):
    """An account is closed on the day a person leaves or later, not in advance."""


class SuperiorGoesInCircles(Exception):
    """The superior reports, directly or through others, to this very person."""


@transaction.atomic
def employ(
    *, user, number, status, unit, position_title="", rank=None, position_kind=None, superior=None, started_on
) -> Employment:
    """Record what the person is from `started_on` on, a day past or to come, and end what they were on that day.

    Said again on the same day it corrects. A leaver who comes back gets a new row, and a closed account opens.
    Without a superior the present one stays, unless the unit changes. Raises MalformedNumber as well.
    """
    person = User.objects.select_for_update().get(pk=user.pk)
    number = identity_numbers.parse(number).text
    latest = person.employments.select_related("unit").first()
    facts = {
        "number": number,
        "status": status,
        "unit_id": unit.pk,
        "position_title": position_title,
        "rank_id": rank and rank.pk,
        "position_kind_id": position_kind and position_kind.pk,
        "superior_id": superior.pk if superior else _superior_that_stays(latest, unit),
    }
    is_open = latest is not None and latest.ended_on is None
    if is_open and _differences(latest, facts) == {}:
        return latest
    _refuse_what_is_taken_or_closed(person, number, unit, started_on)
    _check_order(latest, started_on)

    user.forget_employment()
    if is_open and latest.started_on == started_on:
        return _correct(latest, facts)
    if is_open:
        _end(latest, on=started_on, ending=Ending.CHANGED)
    elif latest:
        open_account(user=user)
    return _start(person, started_on, facts)


@transaction.atomic
def leave(*, user, on, ending, closes_account=False, at) -> Employment:
    """The person no longer works here from `on` on. Their roles end that day, at the earliest now.

    They can still sign in to fetch certificates, unless the account is closed. Said again it corrects day and reason.
    """
    person = User.objects.select_for_update().get(pk=user.pk)
    today = timezone.localdate(at)
    latest = person.employments.select_related("unit").first()
    if latest is None:
        raise NotEmployed(f"{person} has no employment.")
    if on < latest.started_on:
        raise (ChangeIsPlanned if latest.started_on > today else EmploymentOutOfOrder)(
            f"{on} is before {latest.started_on}."
        )
    if closes_account and on > today:
        raise TooEarlyToClose(f"{on} is still to come.")

    user.forget_employment()
    if (latest.ended_on, latest.ending) != (on, ending):
        audit.record(
            "person.left",
            subject=person,
            unit=latest.unit,
            changes={"ended_on": [_text(latest.ended_on), str(on)], "ending": [latest.ending, ending]},
        )
        _end(latest, on=on, ending=ending)
    _end_roles(person, at=at, ends_at=max(at, _midnight(on)), reason=latest.get_ending_display())
    if closes_account or (ending == Ending.DIED and on <= today):
        close_account(user=user)
    return latest


@transaction.atomic
def correct_employment(*, employment, **facts) -> Employment:
    """Put right what was recorded wrongly, also in the past. What changed in reality is for `employ` and `leave`."""
    employment = Employment.objects.select_for_update().get(pk=employment.pk)
    if facts.get("ended_on", employment.ended_on) is None:
        facts["ending"] = ""
    return _correct(employment, facts)


@transaction.atomic
def cancel_planned(*, user, at) -> None:
    """Take back the change or the leaving that is recorded for a day to come. Ended roles are not given back."""
    person = User.objects.select_for_update().get(pk=user.pk)
    today = timezone.localdate(at)
    latest = person.employments.select_related("unit").first()
    if latest is None or not latest.is_planned(today):
        raise NothingPlanned(f"Nothing is planned for {person}.")
    changes = {"started_on": [str(latest.started_on), None], "ended_on": [_text(latest.ended_on), None]}
    audit.record("employment.plan_cancelled", subject=person, unit=latest.unit, changes=changes)
    user.forget_employment()
    if latest.started_on <= today:
        _continue(latest)
        return
    day = latest.started_on
    # A row that never held is no history; the audit trail keeps that it was planned.
    latest.delete()
    before = person.employments.filter(ended_on=day, ending=Ending.CHANGED).first()
    if before:
        _continue(before)


@transaction.atomic
def set_superior(*, user, superior) -> Employment:
    """Whom the person reports to from now on; None for nobody."""
    person = User.objects.select_for_update().get(pk=user.pk)
    latest = person.employments.select_related("unit", "superior").first()
    if latest is None:
        raise NotEmployed(f"{person} has no employment.")
    if latest.superior == superior:
        return latest
    if superior and person.pk in _chain_above(superior):
        raise SuperiorGoesInCircles(f"{superior} reports to {person}.")
    audit.record(
        "employment.superior_set",
        subject=person,
        unit=latest.unit,
        changes={"superior": [str(latest.superior or ""), str(superior or "")]},
    )
    latest.superior = superior
    latest.save(update_fields=["superior"])
    user.forget_employment()
    return latest


def _refuse_what_is_taken_or_closed(person, number, unit, on):
    if Employment.objects.not_ended(on).filter(number=number).exclude(user=person).exists():
        raise NumberInUse(f"{identity_numbers.mask(number)} belongs to someone else.")
    # Locked, so that a unit cannot close while somebody is entering it.
    closed_on = OrgUnit.objects.select_for_update().values_list("closed_on", flat=True).get(pk=unit.pk)
    if closed_on and closed_on <= on:
        raise UnitIsClosed(f"{unit} closed on {closed_on}.")


def _check_order(latest, started_on):
    if latest is None:
        return
    earliest = latest.ended_on or latest.started_on
    if started_on < earliest:
        raise EmploymentOutOfOrder(f"{started_on} is before {earliest}.")


def _start(person, started_on, facts):
    employment = Employment.objects.create(user=person, started_on=started_on, **facts)
    audit.record(
        "employment.started",
        subject=person,
        unit=employment.unit,
        changes={name: [None, _text(value)] for name, value in {**facts, "started_on": started_on}.items()},
    )
    return employment


def _correct(employment, facts):
    changes = _differences(employment, facts)
    if not changes:
        return employment
    for name, value in facts.items():
        setattr(employment, name, value)
    employment.save(update_fields=list(facts))
    audit.record("employment.corrected", subject=employment.user, unit=employment.unit, changes=changes)
    return employment


def _differences(employment, facts):
    return {
        name: [_text(getattr(employment, name)), _text(value)]
        for name, value in facts.items()
        if getattr(employment, name) != value
    }


def _end(employment, *, on, ending):
    employment.ended_on = on
    employment.ending = ending
    employment.save(update_fields=["ended_on", "ending"])


def _continue(employment):
    others = Employment.objects.filter(number=employment.number).exclude(user_id=employment.user_id)
    if others.not_ended(employment.ended_on).exists():
        raise NumberInUse(f"{employment.masked_number} is promised to someone else.")
    _end(employment, on=None, ending="")


def _end_roles(person, *, at, ends_at, reason):
    for assignment in person.roles.filter(Q(ended_at=None) | Q(ended_at__gt=ends_at)):
        end_role(assignment=assignment, at=at, ends_at=ends_at, reason=reason)


def _superior_that_stays(latest, unit):
    return latest.superior_id if latest and latest.unit_id == unit.pk and latest.ended_on is None else None


def _chain_above(person):
    """The ids of the person and everyone they report to. A chain longer than any office's counts as a circle."""
    chain, above = [], person.pk
    while above and above not in chain and len(chain) < LONGEST_CHAIN:
        chain.append(above)
        above = Employment.objects.current().filter(user=above).values_list("superior", flat=True).first()
    return chain


def _midnight(day):
    return datetime.datetime.combine(day, datetime.time(), tzinfo=timezone.get_current_timezone())


def _text(value):
    return None if value is None else str(value)
