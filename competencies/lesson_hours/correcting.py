"""An officer puts a figure of the ledger right: a line against the wrong one, and a new one where something remains."""

import math

from django.db import transaction
from django.utils import timezone

from accounts import audit
from competencies.lesson_hours.counting import Reckoning, Step
from competencies.lesson_hours.crediting import COURSE_FORM, frozen, plain, reverse
from competencies.lesson_hours.figures import tidy
from competencies.models import HoursCredit, TrainingForm


class OwnHours(Exception):
    """Nobody corrects their own ledger."""


class NoLongerStanding(Exception):
    """The line was taken back before, or takes one back itself."""


class NothingCorrected(Exception):
    """The new figure is the old one."""


@transaction.atomic
def correct(*, credit, hours, reason, by, at):
    """`hours` is the right figure, 0 for none. Returns the new line, or None where nothing remains.

    The correction keeps what the old line used of days, for that did not come back, and of the occasions of its months
    as many as the new figure takes.
    """
    credit = HoursCredit.objects.select_for_update(no_key=True, of=["self"]).select_related("person").get(pk=credit.pk)
    if credit.person_id == by.pk:
        raise OwnHours(f"{by} cannot correct their own hours.")
    if credit.hours < 0 or HoursCredit.objects.filter(reverses=credit).exists():
        raise NoLongerStanding(f"{credit} does not stand any more.")
    if hours == credit.hours:
        raise NothingCorrected(f"{credit} has {hours} JP already.")
    reverse(credit=credit, reason=reason, at=at, recorded_by=by)
    audit.record(
        "hours.corrected",
        subject=credit.person,
        target=credit.title,
        reason=reason,
        changes={"hours": [str(tidy(credit.hours)), str(hours)]},
    )
    return _new_line(credit, hours, reason, by, at) if hours else None


def _new_line(credit, hours, reason, by, at):
    step = Step("corrected", {"before": credit.hours, "hours": hours})
    used = {"hours_by_day": credit.reckoning.get("hours_by_day", {}), "occasions_by_month": _occasions(credit, hours)}
    earned_on = timezone.localdate(credit.earned_at)
    return HoursCredit.objects.create(
        person_id=credit.person_id,
        hours=hours,
        year=credit.year,
        title=credit.title,
        source_kind=HoursCredit.Source.CORRECTION,
        source_key=credit.public_id,
        rule_id=credit.rule_id,
        form=credit.form or TrainingForm.objects.get(code=COURSE_FORM),
        # Old lines of courses have no days, and the day of the correction says nothing about the training.
        started_on=credit.started_on or earned_on,
        ended_on=credit.ended_on or earned_on,
        reckoning=frozen(Reckoning(plain(hours), (step,))) | used,
        recorded_by=by,
        earned_at=at,
        reason=reason,
    )


def _occasions(credit, hours):
    """Those of the old line that the new figure still takes; the last ones are free again."""
    before = credit.reckoning.get("occasions_by_month", {})
    left, kept = math.ceil(sum(before.values()) * hours / credit.hours), {}
    for month in sorted(before):
        if taken := min(before[month], left):
            kept[month] = taken
            left -= taken
    return kept
