"""The national standard: the managerial and socio-cultural competencies for every kind of position (PermenPANRB
38/2017). The level is the one that the code list of kinds of position names with that regulation.
"""

import datetime

from django.db import migrations
from django.utils import timezone

NAME = "Standar Kompetensi Manajerial dan Sosial Kultural ASN"
BASIS = "PermenPANRB 38/2017"
VALID_FROM = datetime.date(2018, 1, 1)
FRAMEWORK = "permenpanrb-38-2017"


def load_standard(apps, schema_editor):
    """Once. A standard that is there already stays as it is, and so do kinds of position that somebody added."""
    PositionStandard = apps.get_model("competencies", "PositionStandard")
    at = timezone.now()
    standard, is_new = PositionStandard.objects.get_or_create(
        unit=None, name=NAME, basis=BASIS, defaults={"valid_from": VALID_FROM, "published_at": at, "created_at": at}
    )
    if is_new:
        load_lines(apps, standard)


def load_lines(apps, standard):
    StandardLine = apps.get_model("competencies", "StandardLine")
    competencies = apps.get_model("competencies", "Competency").objects.filter(framework__code=FRAMEWORK)
    kinds = list(apps.get_model("accounts", "PositionKind").objects.filter(source=BASIS).order_by("code"))
    StandardLine.objects.bulk_create(
        StandardLine(standard=standard, competency=competency, position_kind=kind, lowest_level=kind.standard_level)
        for competency in competencies.exclude(parent=None).order_by("order")
        for kind in kinds
    )


class Migration(migrations.Migration):
    dependencies = [("competencies", "0006_frameworks_in_full"), ("accounts", "0002_load_code_lists")]

    operations = [migrations.RunPython(load_standard, migrations.RunPython.noop, elidable=False)]
