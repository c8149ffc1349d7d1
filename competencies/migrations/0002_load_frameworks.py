import json
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parents[1] / "data" / "frameworks.json"


def load_frameworks(apps, schema_editor):
    """Add what is missing, by code. Rows that are there already stay as an administrator may have edited them."""
    Framework = apps.get_model("competencies", "Framework")
    for entry in json.loads(DATA.read_text(encoding="utf-8")):
        framework, _created = Framework.objects.get_or_create(
            code=entry["id"],
            defaults={
                "name_id": entry["name_id"],
                "name_en": entry["name_en"],
                "version": entry["version"],
                "licence": entry.get("licence", ""),
                "note": entry.get("note", ""),
            },
        )
        load_levels(apps, framework, entry["levels"])
        load_competencies(apps, framework, entry["areas"])


def load_levels(apps, framework, entries):
    ProficiencyLevel = apps.get_model("competencies", "ProficiencyLevel")
    known = set(ProficiencyLevel.objects.filter(framework=framework).values_list("number", flat=True))
    ProficiencyLevel.objects.bulk_create(
        ProficiencyLevel(framework=framework, number=entry["n"], name_id=entry["id"], name_en=entry["en"])
        for entry in entries
        if entry["n"] not in known
    )


def load_competencies(apps, framework, areas):
    Competency = apps.get_model("competencies", "Competency")
    ordered = [(area, None) for area in areas]
    ordered += [(entry, area["code"]) for area in areas for entry in area["competences"]]
    by_code = {each.code: each for each in Competency.objects.filter(framework=framework)}
    for order, (entry, parent_code) in enumerate(ordered, start=1):
        if entry["code"] not in by_code:
            by_code[entry["code"]] = Competency.objects.create(
                framework=framework,
                parent=by_code.get(parent_code),
                code=entry["code"],
                name_id=entry["name_id"],
                name_en=entry["name_en"],
                order=order,
                is_derived=entry.get("derived", False),
            )


class Migration(migrations.Migration):
    dependencies = [("competencies", "0001_initial")]

    operations = [migrations.RunPython(load_frameworks, migrations.RunPython.noop, elidable=False)]
