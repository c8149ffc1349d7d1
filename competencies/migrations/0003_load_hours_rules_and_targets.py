import datetime

from django.db import migrations

PNS_BASIS = "PP 11/2017 jo. PP 17/2020, Pasal 203 ayat (4)"
PPPK_BASIS = "PP 49/2018, Pasal 40 ayat (1)"
TARGETS = [  # status, hours, is a ceiling, legal basis
    ("PNS", 20, False, PNS_BASIS),
    ("CPNS", 20, False, PNS_BASIS),
    ("PPPK", 24, True, PPPK_BASIS),
    ("PPPK_PW", 24, True, PPPK_BASIS),
]
FIRST_YEAR = 2020


def load_rule(apps, schema_editor):
    HoursRule = apps.get_model("competencies", "HoursRule")
    HoursRule.objects.get_or_create(
        version=1,
        defaults={
            "name": "Konversi JP",
            "basis": "PerLAN 10/2018",
            "minutes_per_hour": 45,
            "valid_from": datetime.date(2018, 1, 1),
        },
    )


def load_targets(apps, schema_editor):
    HoursTarget = apps.get_model("competencies", "HoursTarget")
    for status, hours, is_ceiling, basis in TARGETS:
        HoursTarget.objects.get_or_create(
            agency=None,
            status=status,
            year=FIRST_YEAR,
            defaults={"hours": hours, "is_ceiling": is_ceiling, "basis": basis},
        )


class Migration(migrations.Migration):
    dependencies = [("competencies", "0002_load_frameworks")]

    operations = [
        migrations.RunPython(load_rule, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(load_targets, migrations.RunPython.noop, elidable=False),
    ]
