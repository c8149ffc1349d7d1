"""Where courses of this site count day by day: on how many days of study their hours can be earned at the soonest."""

from dataclasses import dataclass

from competencies.lesson_hours.figures import fewest_days
from competencies.models import HoursConversion, HoursRule


@dataclass(frozen=True)
class Pace:
    rule: str
    days: int


def slowest_paces(*, hours, form, ceilings):
    """A Pace for every rule under which one day is not enough. `ceilings` come from `ceilings_in_force`."""
    paces = [Pace(name, fewest_days(hours, by_form[form])) for name, by_form in ceilings if form in by_form]
    return [pace for pace in paces if pace.days > 1]


def ceilings_in_force(on):
    """[(name of the rule, {code of a form: JP a day})] of the nation and of each agency; mostly one short query."""
    latest = {}
    for rule in HoursRule.objects.filter(valid_from__lte=on).select_related("agency").order_by("valid_from", "version"):
        latest[rule.agency_id] = rule
    capping = {rule.pk: rule for rule in latest.values() if rule.caps_courses_by_day}
    if not capping:
        return []
    by_rule = {key: {} for key in capping}
    rows = HoursConversion.objects.filter(rule__in=capping, daily_ceiling__gte=1)
    for key, form, ceiling in rows.values_list("rule", "form__code", "daily_ceiling"):
        by_rule[key][form] = ceiling
    return [(_name(rule), by_rule[key]) for key, rule in capping.items()]


def _name(rule):
    return f"{rule}, {rule.agency.name}" if rule.agency_id else str(rule)
