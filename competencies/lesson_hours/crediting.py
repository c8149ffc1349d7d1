"""Writing lines of the lesson-hour ledger: once for a source, under the rule of the day on which they were earned.

The reckoning is frozen with the line. Hours earned on this site count on the day of completion, others on the last day
of the activity: that day decides on the rule and on the year.
"""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from competencies.lesson_hours import counting
from competencies.lesson_hours.rules import already_of, pure, rule_on
from competencies.models import HoursCredit

# Of courses of this site for which no form is kept, such as those credited before it was.
COURSE_FORM = "NKL03"


class TooManyHours(Exception):
    """No one activity gives so many; `hours` says how many it would have been."""

    def __init__(self, hours):
        super().__init__(f"One activity cannot give {hours} JP.")
        self.hours = hours


def proposed(*, person, activity, at):
    """(rule, reckoning) as `credit_activity` would find them now, for who decides on a claim. Nothing is written."""
    rule = rule_on(person=person, on=_earned_on(activity, at), form=activity.form)
    return rule, _reckoned(person, activity, rule)


@transaction.atomic
def credit_activity(*, person, activity, title, source_kind, source_key, at, recorded_by=None):
    """The line for the source, old or new; None where the activity counts nothing.

    `activity` is a `counting.Activity`. A source that was credited before keeps its line, also where that was reversed.
    Raises rules.NoHoursRule, TooManyHours.
    """
    rule = rule_on(person=person, on=_earned_on(activity, at), form=activity.form)
    source = {"person": person, "source_kind": source_kind, "source_key": source_key, "reverses": None}
    if _has_ceilings(activity, rule):
        # Two at once would both find the month's last coaching free.
        User.objects.select_for_update(no_key=True).get(pk=person.pk)
        known = HoursCredit.objects.filter(**source).first()
        if known is not None:
            return known
    reckoning = _reckoned(person, activity, rule)
    if not reckoning.hours:
        return None
    if reckoning.hours > counting.MOST_HOURS:
        raise TooManyHours(reckoning.hours)
    facts = _facts(activity, rule, reckoning, at) | {"title": title, "recorded_by": recorded_by}
    credit, _created = HoursCredit.objects.get_or_create(**source, defaults=facts)
    return credit


@transaction.atomic
def take_back(*, source_kind, source_key, reason, at, recorded_by=None):
    """A line against every one of the source that stands, its corrections too, in the year that had the hours."""
    lines = HoursCredit.objects.from_source(source_kind, source_key)
    # Locked before asking what is still standing, or two at once would both find it so.
    while keys := list(lines.select_for_update(no_key=True).order_by("pk").values_list("public_id", flat=True)):
        for credit in lines.standing():
            reverse(credit=credit, reason=reason, at=at, recorded_by=recorded_by)
        lines = HoursCredit.objects.filter(source_kind=HoursCredit.Source.CORRECTION, source_key__in=keys)


def reverse(*, credit, reason, at, recorded_by=None):
    """The line that takes a standing one back. Whoever calls has locked it."""
    return HoursCredit.objects.create(
        person_id=credit.person_id,
        hours=-credit.hours,
        year=credit.year,
        title=credit.title,
        source_kind=credit.source_kind,
        source_key=credit.source_key,
        rule_id=credit.rule_id,
        form_id=credit.form_id,
        started_on=credit.started_on,
        ended_on=credit.ended_on,
        earned_at=at,
        recorded_by=recorded_by,
        reverses=credit,
        reason=reason,
    )


def frozen(reckoning, **more):
    """The reckoning as the ledger keeps it."""
    return {
        "steps": [
            {"code": step.code, "facts": {name: plain(value) for name, value in step.facts.items()}}
            for step in reckoning.steps
        ],
        "hours_by_day": {day.isoformat(): plain(hours) for day, hours in reckoning.hours_by_day.items()},
        "occasions_by_month": {
            f"{year}-{month:02}": occasions for (year, month), occasions in reckoning.occasions_by_month.items()
        },
        **more,
    }


def plain(number):
    """As JSON has numbers."""
    return int(number) if number == int(number) else float(number)


def _facts(activity, rule, reckoning, at):
    earned_at = at if activity.is_course else timezone.make_aware(datetime.combine(activity.ended_on, time(12)))
    return {
        "hours": reckoning.hours,
        "year": timezone.localtime(earned_at).year,
        "rule": rule,
        "form_id": rule.form_key,
        "started_on": activity.started_on,
        "ended_on": activity.ended_on,
        "reckoning": frozen(reckoning, is_abroad=activity.is_abroad),
        "earned_at": earned_at,
    }


def _earned_on(activity, at):
    return timezone.localdate(at) if activity.is_course else activity.ended_on


def _has_ceilings(activity, rule):
    return rule.caps_courses_by_day or not activity.is_course


def _reckoned(person, activity, rule):
    if not _has_ceilings(activity, rule):
        return counting.reckon(activity, counting.Rule(rule.version, {}, rule.minutes_per_hour))
    return counting.reckon(activity, pure(rule), already_of(person=person, activity=activity))
