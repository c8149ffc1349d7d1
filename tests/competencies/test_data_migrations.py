import importlib

import pytest
from django.apps import apps

from competencies.models import Competency, Framework, HoursRule, HoursTarget, ProficiencyLevel

pytestmark = pytest.mark.django_db

load_frameworks = importlib.import_module("competencies.migrations.0002_load_frameworks").load_frameworks
hours = importlib.import_module("competencies.migrations.0003_load_hours_rules_and_targets")


def sizes():
    return {model: model.objects.count() for model in (Framework, ProficiencyLevel, Competency, HoursRule, HoursTarget)}


def test_six_frameworks_are_there_from_the_start():
    assert set(Framework.objects.values_list("code", flat=True)) == {
        "kominfo-4-pilar",
        "permenpanrb-38-2017",
        "digcomp-2.2",
        "digcomp-3.0",
        "unesco-2022",
        "spbe-sdm",
    }


def test_competencies_stand_below_their_area_in_the_published_order():
    codes = Competency.objects.filter(parent__code="AMAN").order_by("order").values_list("code", flat=True)

    assert list(codes) == sorted(codes)
    assert list(
        Competency.objects.areas().filter(framework__code="kominfo-4-pilar").values_list("code", flat=True)
    ) == [
        "CAKAP",
        "BUDAYA",
        "ETIKA",
        "AMAN",
    ]


def test_our_own_wording_is_marked_as_such():
    assert not Competency.objects.get(code="DPD.1").is_derived
    assert Competency.objects.get(code="DPD.2").is_derived


@pytest.mark.parametrize("model", [Framework, ProficiencyLevel, Competency])
def test_every_name_has_both_languages(model):
    assert not model.objects.filter(name_id="").exists()
    assert not model.objects.filter(name_en="").exists()


def test_loading_again_adds_nothing():
    before = sizes()

    load_frameworks(apps, None)
    hours.load_rule(apps, None)
    hours.load_targets(apps, None)

    assert sizes() == before


def test_loading_again_keeps_what_an_administrator_changed():
    Competency.objects.filter(code="AMAN.3").update(name_id="Nama baru")

    load_frameworks(apps, None)

    assert Competency.objects.get(code="AMAN.3").name_id == "Nama baru"


def test_loading_again_mends_what_is_missing():
    before = sizes()
    Competency.objects.filter(code__startswith="SPBE.").delete()
    ProficiencyLevel.objects.filter(framework__code="spbe-sdm").delete()

    load_frameworks(apps, None)

    assert sizes() == before
    assert Competency.objects.get(code="SPBE.1").parent.code == "SPBE"


def test_the_first_rules_are_45_minutes():
    assert list(HoursRule.objects.order_by("version").values_list("version", "minutes_per_hour")) == [(1, 45), (2, 45)]
