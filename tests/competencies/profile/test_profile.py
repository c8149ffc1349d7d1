import uuid
from datetime import timedelta

import pytest
from django.utils import translation

from competencies.profile import profile
from competencies.services import withdraw
from tests.factories.accounts import make_person
from tests.factories.competencies import COURSE, prove

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_person()


def levels(shown):
    return {competency.code: competency.level for proven in shown.frameworks for competency in proven.competencies}


def test_a_competency_stands_at_the_highest_level_of_its_evidence(person, at):
    prove(person, at, level=4)
    prove(person, at + timedelta(days=1), level=2)

    shown = profile(person=person, at=at + timedelta(days=2))

    (competency,) = shown.frameworks[0].competencies
    assert (competency.level, competency.level_name) == (4, "Tinggi")
    assert [evidence.level for evidence in competency.evidence] == [4, 2]


def test_the_level_has_the_name_of_its_own_framework(person, at):
    prove(person, at, competency=("digcomp-3.0", "1.1"), level=2)

    (competency,) = profile(person=person, at=at).frameworks[0].competencies

    assert competency.level_name == "Menengah"
    assert competency.area == "Pencarian, evaluasi, dan pengelolaan informasi"


def test_withdrawn_evidence_lowers_the_level_and_is_listed_apart(person, at):
    key = uuid.uuid4()
    prove(person, at, level=4, source_key=key)
    prove(person, at, level=2)
    withdraw(source_kind=COURSE, source_key=key, reason="Salah orang", at=at)

    shown = profile(person=person, at=at)

    assert levels(shown) == {"AMAN.3": 2}
    assert [evidence.revoked_reason for evidence in shown.lapsed] == ["Salah orang"]


def test_somebody_elses_evidence_does_not_count(person, at):
    prove(make_person("Budi Santoso"), at)

    shown = profile(person=person, at=at)

    assert (shown.frameworks, shown.pillars, shown.lapsed) == ([], None, [])


def test_a_pillar_stands_at_its_highest_competency(person, at):
    prove(person, at, competency=("kominfo-4-pilar", "AMAN.1"), level=2)
    prove(person, at, competency=("kominfo-4-pilar", "AMAN.3"), level=4)

    pillars = profile(person=person, at=at).pillars

    assert [bar.value for bar in pillars.chart.bars] == [0, 0, 0, 4]
    assert pillars.chart.maximum == 5


def test_the_chart_says_what_is_strongest_and_what_is_missing(person, at):
    for code in ("AMAN.1", "ETIKA.1", "CAKAP.1"):
        prove(person, at, competency=("kominfo-4-pilar", code), level=3)

    with translation.override("en"):
        finding = profile(person=person, at=at).pillars.finding

    assert finding == (
        "Your highest level is 3 of 5, in Digital Skills, Digital Ethics, and Digital Safety. "
        "No evidence yet in Digital Culture."
    )


def test_evidence_outside_the_pillars_is_not_charted_as_theirs(person, at):
    prove(person, at, competency=("digcomp-3.0", "1.1"), level=2)

    pillars = profile(person=person, at=at).pillars

    assert [bar.value for bar in pillars.chart.bars] == [0, 0, 0, 0]
    assert "empat pilar" in pillars.finding
