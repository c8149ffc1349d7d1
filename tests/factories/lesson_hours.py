"""Rules of lesson hours and activities that are counted under them."""

import json
import uuid
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from competencies import services
from competencies.lesson_hours.counting import Activity, Conversion, Rule
from competencies.models import HoursConversion, HoursRule, TrainingForm

DATA = Path(__file__).parents[2] / "competencies" / "data"
MONDAY = date(2026, 3, 2)


def national_rule(**changes):
    """Version 2 as it is loaded, without a database."""
    facts = json.loads((DATA / "hours_rule_2.json").read_text(encoding="utf-8"))
    conversions = {}
    for row in facts["conversions"]:
        figures = {name: value for name, value in row.items() if name not in ("form", "note")}
        conversions[row["form"]] = Conversion(**figures)
    return replace(Rule(facts["version"], conversions, facts["minutes_per_hour"]), **changes)


def activity(form, *, days=1, starts=MONDAY, **facts):
    """From Monday on for so many days; {day: minutes} where `study` names minutes for each day in turn."""
    study = facts.pop("study", ())
    if study:
        facts["days"] = {starts + timedelta(days=after): minutes for after, minutes in enumerate(study)}
        days = len(study)
    return Activity(form=form, started_on=starts, ended_on=starts + timedelta(days=days - 1), **facts)


def course(hours, *, study=(), form="NKL03", **facts):
    return activity(form, stated_hours=hours, study=study, is_course=True, **facts)


def credit_activity(person, at, form="NKL01", *, title="Coaching dengan atasan", source_key=None, **facts):
    """An activity elsewhere, as an approved claim credits it."""
    return services.credit_activity(
        person=person,
        activity=activity(form, **facts),
        title=title,
        source_kind="external",
        source_key=source_key or uuid.uuid4(),
        at=at,
    )


def make_rule(version=3, *, agency=None, valid_from=MONDAY, conversions=(), **fields):
    """`conversions` are dicts with the code of the form as "form"."""
    rule = HoursRule.objects.create(
        agency=agency, version=version, name="Aturan contoh", basis="Contoh", valid_from=valid_from, **fields
    )
    for row in conversions:
        form = TrainingForm.objects.get(code=row.pop("form"))
        HoursConversion.objects.create(rule=rule, form=form, **row)
    return rule
