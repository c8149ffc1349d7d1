import json
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parents[1] / "data"


def load_code_lists(apps, schema_editor):
    for model_name, file_name in [("PositionKind", "position_kinds.json"), ("Rank", "ranks.json")]:
        model = apps.get_model("accounts", model_name)
        rows = json.loads((DATA / file_name).read_text(encoding="utf-8"))
        model.objects.bulk_create(model(**row) for row in rows)


def empty_code_lists(apps, schema_editor):
    for model_name in ["PositionKind", "Rank"]:
        apps.get_model("accounts", model_name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    # Not elidable: the rows are part of every installation.
    operations = [migrations.RunPython(load_code_lists, empty_code_lists)]
