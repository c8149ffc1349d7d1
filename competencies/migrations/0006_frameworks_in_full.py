"""Descriptions, sources and statements of the frameworks, and the crosswalk between them.

Only what is empty is filled: what an administrator wrote stays.
"""

import json
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parents[1] / "data"


def load_frameworks(apps, schema_editor):
    Framework = apps.get_model("competencies", "Framework")
    for path in sorted((DATA / "frameworks").glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        levels, competencies = entry.pop("levels"), entry.pop("competencies")
        del entry["format"]
        framework, _created = Framework.objects.get_or_create(code=entry["code"], defaults=entry)
        fill(framework, entry)
        load_levels(apps, framework, levels)
        load_competencies(apps, framework, competencies)


def fill(row, entry):
    """Write into the row what the entry says and the row leaves empty."""
    empty = [name for name, value in entry.items() if value and getattr(row, name) == ""]
    for name in empty:
        setattr(row, name, entry[name])
    if empty:
        row.save(update_fields=empty)


def load_levels(apps, framework, entries):
    ProficiencyLevel = apps.get_model("competencies", "ProficiencyLevel")
    for entry in entries:
        level, _created = ProficiencyLevel.objects.get_or_create(
            framework=framework, number=entry["number"], defaults=entry
        )
        fill(level, entry)


def load_competencies(apps, framework, entries):
    Competency = apps.get_model("competencies", "Competency")
    LevelDescriptor = apps.get_model("competencies", "LevelDescriptor")
    by_code = {each.code: each for each in Competency.objects.filter(framework=framework)}
    known = set(
        LevelDescriptor.objects.filter(competency__framework=framework).values_list("competency__code", "level")
    )
    statements = []
    for order, entry in enumerate(entries, start=1):
        said, parent = entry.pop("statements", []), by_code.get(entry.pop("parent", None))
        code = entry["code"]
        if code not in by_code:
            by_code[code] = Competency.objects.create(framework=framework, parent=parent, order=order, **entry)
        fill(by_code[code], entry)
        statements += [
            LevelDescriptor(competency=by_code[code], **each) for each in said if (code, each["level"]) not in known
        ]
    LevelDescriptor.objects.bulk_create(statements)


def load_crosswalk(apps, schema_editor):
    """Add the lines between pairs of competencies that have none."""
    Competency = apps.get_model("competencies", "Competency")
    CompetencyLink = apps.get_model("competencies", "CompetencyLink")
    named = {(each.framework.code, each.code): each for each in Competency.objects.select_related("framework")}
    known = {frozenset(pair) for pair in CompetencyLink.objects.values_list("competency_id", "other_id")}
    links = []
    for entry in json.loads((DATA / "crosswalk.json").read_text(encoding="utf-8"))["links"]:
        one = named.get((entry["framework"], entry["code"]))
        other = named.get((entry["other_framework"], entry["other_code"]))
        if one and other and frozenset([one.pk, other.pk]) not in known:
            fields = {"relation": entry["relation"], "basis": entry["basis"]}
            links.append(CompetencyLink(competency=one, other=other, **fields))
    CompetencyLink.objects.bulk_create(links)


class Migration(migrations.Migration):
    dependencies = [("competencies", "0005_load_training_forms_and_rules")]

    operations = [
        migrations.RunPython(load_frameworks, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(load_crosswalk, migrations.RunPython.noop, elidable=False),
    ]
