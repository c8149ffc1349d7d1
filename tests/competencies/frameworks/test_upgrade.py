"""The migration that completes the frameworks: it fills what is empty, and what somebody wrote stays."""

import importlib

import pytest
from django.apps import apps

from competencies.models import Competency, CompetencyLink, Framework, LevelDescriptor, ProficiencyLevel

pytestmark = pytest.mark.django_db
migration = importlib.import_module("competencies.migrations.0006_frameworks_in_full")


@pytest.fixture
def as_before():
    """What a site has that ran the first release."""
    CompetencyLink.objects.all().delete()
    LevelDescriptor.objects.all().delete()
    Framework.objects.update(source="", attribution="")
    for model in (Competency, ProficiencyLevel):
        model.objects.update(description_id="", description_en="")


def test_an_upgrade_fills_what_is_empty(as_before):
    migration.load_frameworks(apps, None)
    migration.load_crosswalk(apps, None)

    assert not Framework.objects.filter(source="").exists()
    assert not Competency.objects.filter(description_en="").exists()
    assert not ProficiencyLevel.objects.filter(description_id="").exists()
    assert LevelDescriptor.objects.filter(competency__framework__code="kominfo-4-pilar").count() == 17 * 5
    assert CompetencyLink.objects.filter(basis="padanan kami").count() > 50


def test_an_upgrade_keeps_what_an_administrator_wrote(as_before):
    safety = Competency.objects.get(code="AMAN.3")
    Competency.objects.filter(pk=safety.pk).update(name_id="Nama baru", description_id="Uraian kami")
    Framework.objects.filter(code="spbe-sdm").update(licence="Milik kami")
    safety.descriptors.create(level=2, text_id="Saya dapat menolak.")
    other = Competency.objects.get(framework__code="digcomp-2.2", code="4.2")
    CompetencyLink.objects.create(competency=other, other=safety, relation="equivalent")

    migration.load_frameworks(apps, None)
    migration.load_crosswalk(apps, None)

    safety.refresh_from_db()
    assert (safety.name_id, safety.description_id) == ("Nama baru", "Uraian kami")
    assert safety.descriptors.get(level=2).text_id == "Saya dapat menolak."
    assert safety.descriptors.count() == 5
    assert Framework.objects.get(code="spbe-sdm").licence == "Milik kami"
    assert CompetencyLink.objects.get(competency=other, other=safety).relation == "equivalent"


def test_running_it_again_adds_nothing():
    before = [model.objects.count() for model in (Framework, Competency, LevelDescriptor, CompetencyLink)]

    migration.load_frameworks(apps, None)
    migration.load_crosswalk(apps, None)

    assert [model.objects.count() for model in (Framework, Competency, LevelDescriptor, CompetencyLink)] == before


def test_a_framework_that_was_lost_is_made_anew():
    Framework.objects.filter(code="unesco-2022").delete()

    migration.load_frameworks(apps, None)
    migration.load_crosswalk(apps, None)

    framework = Framework.objects.get(code="unesco-2022")
    assert (framework.levels.count(), framework.competencies.areas().count()) == (3, 4)
    assert CompetencyLink.objects.filter(competency__framework=framework).exists()
