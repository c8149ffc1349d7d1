import json
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parents[1] / "data"


def load_forms(apps, schema_editor):
    """Add what is missing, by code. Rows that are there already stay as an administrator may have edited them."""
    TrainingForm = apps.get_model("competencies", "TrainingForm")
    for order, entry in enumerate(_read("training_forms"), start=1):
        TrainingForm.objects.get_or_create(code=entry["code"], defaults={**entry, "order": order})


def load_hours_rule(apps, schema_editor):
    """Version 2 says what each form counts. It goes before version 1, which old credits keep, from the same day on."""
    HoursRule = apps.get_model("competencies", "HoursRule")
    HoursConversion = apps.get_model("competencies", "HoursConversion")
    TrainingForm = apps.get_model("competencies", "TrainingForm")
    facts = _read("hours_rule_2")
    conversions = facts.pop("conversions")
    rule, _created = HoursRule.objects.get_or_create(agency=None, version=facts.pop("version"), defaults=facts)
    forms = {form.code: form for form in TrainingForm.objects.all()}
    for entry in conversions:
        HoursConversion.objects.get_or_create(rule=rule, form=forms[entry.pop("form")], defaults=entry)


def load_professionalism_rule(apps, schema_editor):
    ProfessionalismRule = apps.get_model("competencies", "ProfessionalismRule")
    ProfessionalismIndicator = apps.get_model("competencies", "ProfessionalismIndicator")
    facts = _read("ip_asn_rule_1")
    indicators = facts.pop("indicators")
    rule, _created = ProfessionalismRule.objects.get_or_create(
        agency=None, version=facts.pop("version"), defaults=facts
    )
    for entry in indicators:
        names = {"group": entry.pop("group"), "code": entry.pop("code")}
        ProfessionalismIndicator.objects.get_or_create(rule=rule, **names, defaults=entry)


def _read(name):
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


class Migration(migrations.Migration):
    dependencies = [("competencies", "0004_standards_plans_and_claims")]

    operations = [
        migrations.RunPython(load_forms, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(load_hours_rule, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(load_professionalism_rule, migrations.RunPython.noop, elidable=False),
    ]
