import datetime

from django.db import migrations

NAME = "Predikat LAN"
BANDS = [
    {"from": "90.01", "name": "Sangat Memuaskan"},
    {"from": "80.01", "name": "Memuaskan"},
    {"from": "70.01", "name": "Cukup Memuaskan"},
    {"from": "60.01", "name": "Kurang Memuaskan"},
    {"from": "0.00", "name": "Tidak Memuaskan"},
]


def load_grading_scale(apps, schema_editor):
    scales = apps.get_model("certificates", "GradingScale")
    facts = {"bands": BANDS, "valid_from": datetime.date(2026, 1, 1)}
    scales.objects.get_or_create(name=NAME, version=1, defaults=facts)


class Migration(migrations.Migration):
    dependencies = [("certificates", "0003_credentials_and_register")]

    operations = [migrations.RunPython(load_grading_scale, migrations.RunPython.noop)]
