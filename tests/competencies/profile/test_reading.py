import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from competencies import services
from competencies.advice.gaps import State
from competencies.models import CompetencyLink, Evidence
from competencies.profile.reading import profile_of
from competencies.services import withdraw
from tests.factories.accounts import make_person
from tests.factories.competencies import COURSE, prove
from tests.factories.standards import competency, facts, make_standard

pytestmark = pytest.mark.django_db

SAFETY = ("kominfo-4-pilar", "AMAN.3")
ETHICS = ("kominfo-4-pilar", "ETIKA.1")


@pytest.fixture
def person():
    return make_person()


def shown(person, at, **options):
    employment = person.current_employment()
    return profile_of(
        person=person, employment=employment, on=timezone.localdate(at), is_own=options.pop("is_own", True), **options
    )


def demand(person, at, *lines):
    return make_standard(person.current_employment().unit, at, lines=list(lines))


def row_of(profile, code):
    (row,) = [row for row in profile.rows if row.competency.code == code]
    return row


def test_a_competency_stands_at_the_highest_level_of_its_evidence(person, at):
    prove(person, at, level=4)
    prove(person, at, level=2)

    row = row_of(shown(person, at), "AMAN.3")

    assert (row.level, row.level_words) == (4, "4 – Tinggi")
    assert sorted(proof.level for proof in row.proofs) == ["2 – Rendah", "4 – Tinggi"]


def test_what_is_demanded_stands_beside_what_is_proved(person, at):
    demand(person, at, facts("AMAN.3", level=4), facts("ETIKA.1", level=2))
    prove(person, at, competency=SAFETY, level=3)
    prove(person, at, competency=ETHICS, level=2)

    profile = shown(person, at)

    safety, ethics = row_of(profile, "AMAN.3"), row_of(profile, "ETIKA.1")
    assert (safety.required, safety.state, safety.badge[2]) == (4, State.BELOW, "kurang 1 tingkat")
    assert (ethics.required, ethics.state) == (2, State.REACHED)
    assert "mencapai 1 dari 2 kompetensi" in profile.summary
    assert "1 masih di bawah" in profile.summary


def test_a_proof_that_is_too_old_for_the_demand_is_to_be_made_anew(person, at):
    demand(person, at, facts("AMAN.3", level=3, recent_months=12))
    prove(person, at - timedelta(days=800), level=3)

    profile = shown(person, at)

    assert row_of(profile, "AMAN.3").state == State.OUTDATED
    assert "1 harus dibuktikan kembali" in profile.summary


def test_the_last_day_is_that_of_the_proof_or_of_the_demand_whichever_is_first(person, at):
    demand(person, at, facts("AMAN.3", level=3, recent_months=12))
    prove(person, at, level=3)

    row = row_of(shown(person, at), "AMAN.3")

    assert row.renew_by == timezone.localdate(at).replace(year=2027)


def test_revoked_evidence_lowers_the_level_and_says_why(person, at):
    key = uuid.uuid4()
    prove(person, at, level=4, source_key=key)
    prove(person, at, level=2)
    withdraw(source_kind=COURSE, source_key=key, reason="Salah orang", at=at)

    row = row_of(shown(person, at), "AMAN.3")

    assert row.level == 2
    assert sorted(proof.why_not for proof in row.proofs) == ["", "ditarik kembali: Salah orang"]


def test_somebody_elses_evidence_does_not_count(person, at):
    prove(make_person("Budi Santoso"), at)

    assert shown(person, at).is_empty


def test_the_framework_of_which_most_is_demanded_comes_first(person, at):
    prove(person, at, competency=SAFETY)
    demand(person, at, facts("1.1", framework="digcomp-3.0", level=1))

    frameworks = [framework.code for framework in shown(person, at).frameworks]

    assert frameworks == ["digcomp-3.0", "kominfo-4-pilar"]


def test_the_picture_has_every_area_with_the_means_of_what_is_demanded(person, at):
    demand(person, at, facts("AMAN.1", level=4), facts("AMAN.3", level=3))
    prove(person, at, competency=SAFETY, level=3)
    prove(person, at, competency=ETHICS, level=2)

    axes = {axis.label: (axis.value, axis.need) for axis in shown(person, at).chart.chart.axes}

    assert axes == {
        "Cakap Digital": (0, None),
        "Budaya Digital": (0, None),
        "Etika Digital": (2, None),
        "Aman Digital": (1.5, 3.5),
    }


def test_the_picture_says_where_most_is_missing(person, at):
    demand(person, at, facts("AMAN.3", level=4))
    prove(person, at, level=2)

    assert "kurang 2 tingkat" in shown(person, at).chart.finding


def test_evidence_of_another_framework_supports_and_does_not_count(person, at):
    demand(person, at, facts("AMAN.3", level=3))
    CompetencyLink.objects.all().delete()
    other = competency("4.1", "digcomp-3.0")
    CompetencyLink.objects.create(competency=competency(), other=other, relation="equivalent")
    prove(person, at, competency=("digcomp-3.0", "4.1"), level=3)

    row = row_of(shown(person, at, framework_code="kominfo-4-pilar"), "AMAN.3")

    assert row.level == 0
    assert row.state == State.UNPROVED
    assert [other.name in support for support in row.supports] == [True]


def test_what_was_reached_needs_no_support(person, at):
    demand(person, at, facts("AMAN.3", level=3))
    prove(person, at, level=3)
    prove(person, at, competency=("digcomp-3.0", "4.1"), level=3)

    assert row_of(shown(person, at, framework_code="kominfo-4-pilar"), "AMAN.3").supports == ()


def test_the_history_tells_what_was_earned_ended_and_taken_back_the_latest_first(person, at):
    key = uuid.uuid4()
    prove(person, at - timedelta(days=3), source_key=key, title="Pelatihan A")
    prove(person, at - timedelta(days=3), competency=ETHICS, title="Pelatihan A")
    prove(person, at - timedelta(days=2), competency=ETHICS, title="Pelatihan B")
    withdraw(source_kind=COURSE, source_key=key, reason="Salah orang", at=at)

    history = [(event.kind, event.source, len(event.competencies)) for event in shown(person, at).history]

    assert history == [("revoked", "Pelatihan A", 1), ("earned", "Pelatihan B", 1), ("earned", "Pelatihan A", 2)]


def test_of_another_person_it_is_not_said_you(person, at):
    demand(person, at, facts("AMAN.3", level=3))

    assert "Anda" not in shown(person, at, is_own=False).summary


def test_a_profile_takes_seven_queries_whatever_the_evidence_is_from(person, at, django_assert_num_queries):
    demand(person, at, facts("AMAN.3", level=4), facts("ETIKA.1", level=2))
    for kind in Evidence.Source.values:
        services.record_evidence(
            person=person,
            proofs=[{"framework": "kominfo-4-pilar", "code": "AMAN.3", "level": 3}],
            source_kind=kind,
            source_key=uuid.uuid4(),
            source_title="Pelatihan",
            details={"rating": str(uuid.uuid4())},
            at=at,
        )
    prove(person, at, competency=("digcomp-3.0", "4.1"), level=3)
    person.current_employment()

    with django_assert_num_queries(7):
        shown(person, at)
