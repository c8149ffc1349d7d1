"""Which rule counts a person's hours on a day, and what credits that stand have used up of its ceilings."""

import calendar
from collections import defaultdict
from datetime import date

from django.db.models import Subquery
from django.db.models.functions import Coalesce, Substr

from accounts.models import Employment, OrgUnit
from competencies.lesson_hours import counting
from competencies.models import HoursConversion, HoursCredit, HoursRule, TrainingForm


class NoHoursRule(Exception):
    """On that day no rule said yet how activities count as lesson hours."""


def rule_on(*, person, on, form):
    """The rule of the agency where the person worked on the day, else the national one; one query.

    Whose employment is on record from a later day on, such as that of an import, worked in that agency before, too.
    It comes with `form_key`, the key of the form of training by its code.
    """
    employments = Employment.objects.filter(user=person)
    begun = employments.filter(started_on__lte=on).order_by("-started_on", "-pk").values("unit__path")
    first = employments.order_by("started_on", "pk").values("unit__path")
    agency_path = Substr(Coalesce(Subquery(begun[:1]), Subquery(first[:1])), 1, OrgUnit.steplen)
    forms = TrainingForm.objects.filter(code=form or "")
    rule = HoursRule.objects.annotate(form_key=Subquery(forms.values("pk")[:1])).in_force(on, agency_path=agency_path)
    if rule is None:
        raise NoHoursRule(f"No hours rule is in force on {on}.")
    return rule


def pure(rule):
    """The rule as `counting` takes it."""
    return counting.Rule(
        version=rule.version,
        conversions={row.form.code: _conversion(row) for row in rule.conversions.select_related("form")},
        minutes_per_hour=rule.minutes_per_hour,
        caps_courses_by_day=rule.caps_courses_by_day,
    )


def ways_of_counting():
    """{code of a form: a rule for each way in which some rule counts it}, for who cannot ask person by person."""
    found = defaultdict(dict)
    for row in HoursConversion.objects.select_related("rule", "form"):
        code, conversion, per_hour = row.form.code, _conversion(row), row.rule.minutes_per_hour
        found[code][conversion, per_hour] = counting.Rule(row.rule.version, {code: conversion}, per_hour)
    return {code: list(rules.values()) for code, rules in found.items()}


def already_of(*, person, activity):
    """What credits that stand say of the months of the activity, for its form. Asked under a lock on the person."""
    standing = HoursCredit.objects.of(person).standing().filter(form__code=activity.form)
    near = standing.filter(
        ended_on__gte=activity.started_on.replace(day=1), started_on__lte=_last_of_month(activity.ended_on)
    )
    by_day, by_month = defaultdict(int), defaultdict(int)
    for used in near.values_list("reckoning", flat=True):
        for day, hours in used.get("hours_by_day", {}).items():
            by_day[date.fromisoformat(day)] += hours
        for month, occasions in used.get("occasions_by_month", {}).items():
            year, number = month.split("-")
            by_month[int(year), int(number)] += occasions
    return counting.Already(by_day, by_month)


def _conversion(row):
    return counting.Conversion(
        measure=row.measure,
        hours=row.hours,
        hours_abroad=row.hours_abroad,
        percent_abroad=row.percent_abroad,
        daily_ceiling=row.daily_ceiling,
        daily_ceiling_abroad=row.daily_ceiling_abroad,
        occasions_a_month=row.occasions_a_month,
    )


def _last_of_month(day):
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
