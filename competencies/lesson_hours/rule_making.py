"""A new version of the rule: a copy of the one in force with other figures, from a day to come."""

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from accounts import audit
from accounts.models import OrgUnit
from accounts.powers import Power
from competencies.models import HoursConversion, HoursRule, HoursTarget

FIGURES = {
    HoursConversion.Measure.MINUTES: ("daily_ceiling", "daily_ceiling_abroad", "percent_abroad"),
    HoursConversion.Measure.DAY: ("hours", "hours_abroad"),
    HoursConversion.Measure.OCCASION: ("hours", "hours_abroad", "occasions_a_month"),
    HoursConversion.Measure.SEMESTER: ("hours", "hours_abroad"),
}


class BeginsTooEarly(Exception):
    """A rule begins on a day to come: what was earned until today was promised under the rules of today."""


class YearIsOver(Exception):
    """Targets of years that are over stay as they were."""


def agencies_of(user):
    """The agencies whose rules and targets this user sets."""
    return OrgUnit.objects.within_power(user, Power.MANAGE_HOURS_RULES).filter(depth=1)


def rules_for(user):
    """The national rules, and those of the agency where one works and of the agencies whose rules one sets."""
    employment = user.current_employment()
    own = Q(agency__path=employment.unit.agency_path) if employment else Q(pk__in=[])
    managed = Q(agency__in=agencies_of(user).order_by().values("pk"))
    return HoursRule.objects.filter(Q(agency=None) | own | managed).select_related("agency")


def base_for(agency, on):
    """The rule that a new one starts from: the agency's latest, else the national one that counts by forms."""
    own = HoursRule.objects.filter(agency=agency).order_by("-version").first() if agency else None
    return own or HoursRule.objects.in_force(on)


@transaction.atomic
def make_rule(*, agency, base, facts, figures, at):
    """`facts` are fields of the rule, `figures` {code of a form: {field: number or None}}. Asked twice, made once."""
    if facts["valid_from"] <= timezone.localdate(at):
        raise BeginsTooEarly(f"{facts['valid_from']} is not a day to come.")
    # The lock keeps two from numbering their versions alike; national ones are numbered by administrators alone.
    list(OrgUnit.objects.select_for_update(no_key=True).filter(pk=agency and agency.pk))
    versions = HoursRule.objects.filter(agency=agency)
    latest = versions.order_by("-version").first()
    rows = _rows(base, figures)
    if latest is not None and _is_same(latest, facts, rows):
        return latest
    number = (versions.aggregate(highest=Max("version"))["highest"] or 0) + 1
    rule = HoursRule.objects.create(agency=agency, version=number, **facts)
    HoursConversion.objects.bulk_create(HoursConversion(rule=rule, **row) for row in rows)
    audit.record("hours_rule.made", unit=agency, target=str(rule), changes={"valid_from": str(rule.valid_from)})
    return rule


@transaction.atomic
def set_target(*, agency, status, year, hours, is_ceiling, basis, at):
    """What an agency asks of its people of a status from a year on; goes before the national target."""
    if year < timezone.localdate(at).year:
        raise YearIsOver(f"{year} is over.")
    names = {"agency": agency, "status": status, "year": year}
    before = HoursTarget.objects.filter(**names).first()
    facts = {"hours": hours, "is_ceiling": is_ceiling, "basis": basis}
    target, is_new = HoursTarget.objects.update_or_create(**names, defaults=facts)
    if is_new or any(getattr(before, name) != value for name, value in facts.items()):
        changes = {"hours": [before and str(before.hours), str(hours)], "year": str(year), "status": status}
        audit.record("hours_target.set", unit=agency, target=agency.name, changes=changes)
    return target


def _rows(base, figures):
    """The conversions of the base with the figures put in; a figure that a form does not have stays as it is."""
    kept = ("measure", "hours", "hours_abroad", "percent_abroad", "daily_ceiling", "daily_ceiling_abroad")
    rows = []
    for row in base.conversions.select_related("form"):
        facts = {name: getattr(row, name) for name in (*kept, "occasions_a_month", "note")}
        given = figures.get(row.form.code, {})
        rows.append(
            {"form": row.form, **facts, **{name: given[name] for name in FIGURES[row.measure] if name in given}}
        )
    return rows


def _is_same(rule, facts, rows):
    if any(getattr(rule, name) != value for name, value in facts.items()):
        return False
    there = {row.form_id: row for row in rule.conversions.all()}
    return len(there) == len(rows) and all(
        row["form"].pk in there
        and all(getattr(there[row["form"].pk], name) == row[name] for name in row if name != "form")
        for row in rows
    )
