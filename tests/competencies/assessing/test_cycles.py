"""Whom a cycle asks, when it is brought up to date, and how it ends."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEntry
from accounts.privacy.services.restriction import restrict_processing
from accounts.services import set_superior
from competencies.assessing.cycles import progress, services
from competencies.models import AssessmentCycle
from tests.factories.accounts import make_person, make_unit
from tests.factories.assessing import OTHER, competency, hand_in, make_cycle, make_team, name_peers, rating_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Kabupaten Sukamaju"))


def test_the_superior_of_everybody_in_the_subtree_is_asked(unit, at):
    leader, (person,) = make_team(make_unit("Bidang Aplikasi", unit))

    cycle = make_cycle(unit, at)

    assert [(each.subject, each.assessor) for each in cycle.ratings.all()] == [(person, leader)]


def test_people_of_another_unit_are_not_asked_about(unit, at):
    make_team(make_unit("Dinas Kesehatan", unit.get_parent()))

    assert not make_cycle(unit, at).ratings.exists()


def test_those_without_a_superior_are_told_apart(unit, at):
    leader, _people = make_team(unit)

    asked = services.start(cycle=make_cycle(unit, at, started=False), at=at)

    assert (asked.new, asked.without_superior) == (1, 1)
    alone = progress.progress_of(AssessmentCycle.objects.get(), on=at.date()).without_superior
    assert [employment.user for employment in alone] == [leader]


def test_people_whose_data_may_not_be_used_are_left_out(unit, at):
    _leader, (person,) = make_team(unit)
    restrict_processing(person=person, reason="Diminta", at=at)

    assert not make_cycle(unit, at).ratings.exists()


def test_starting_twice_asks_once(unit, at):
    make_team(unit)
    cycle = make_cycle(unit, at)

    again = services.start(cycle=cycle, at=at)

    assert again.new == 0
    assert AuditEntry.objects.filter(action="assessment.started").count() == 1


def test_starting_again_asks_for_newcomers_and_the_new_superior(unit, at):
    _leader, (person,) = make_team(unit)
    cycle = make_cycle(unit, at)
    _other, (newcomer,) = make_team(unit, ["Budi Santoso"], "Tri Wahyuni")
    set_superior(user=person, superior=newcomer)

    services.start(cycle=cycle, at=at)

    assert rating_of(cycle, person).assessor == newcomer
    assert cycle.ratings.filter(subject=newcomer).exists()


def test_what_was_handed_in_stays_with_whoever_wrote_it(unit, at):
    leader, (person,) = make_team(unit)
    cycle = make_cycle(unit, at)
    hand_in(rating_of(cycle, person), at)
    set_superior(user=person, superior=make_person("Budi Santoso", unit=unit))

    services.start(cycle=cycle, at=at)

    assert rating_of(cycle, person).assessor == leader


def test_the_nightly_sweep_asks_the_superior_of_today_and_drops_who_left(unit, at):
    _leader, (person, leaver, stays) = make_team(unit, ["Yuliana Wati", "Agus Salim", "Tri Wahyuni"])
    cycle = make_cycle(unit, at)
    hand_in(rating_of(cycle, stays), at)
    new = make_person("Budi Santoso", unit=unit)
    for moved in (person, stays):
        set_superior(user=moved, superior=new)
    leaver.employments.update(unit=make_unit("Kota Lain"))
    newcomer = make_team(unit, ["Wayan Sudarma"], "Made Wirawan")[1][0]

    for _ in range(2):
        services.follow_superiors(at=at)

    assert rating_of(cycle, person).assessor == new
    assert rating_of(cycle, stays).assessor != new
    assert not cycle.ratings.filter(subject__in=[leaver, newcomer]).exists()


def test_a_peer_who_becomes_the_superior_answers_as_such(unit, at):
    _leader, (person,) = make_team(unit)
    cycle = make_cycle(unit, at, has_peers=True)
    (peer,) = name_peers(cycle, person, 1, at)
    set_superior(user=person, superior=peer.assessor)

    services.start(cycle=cycle, at=at)

    assert [each.relation for each in cycle.ratings.filter(subject=person)] == ["superior"]
    assert rating_of(cycle, person).assessor == peer.assessor


def test_a_cycle_that_is_over_is_not_started(unit, at):
    cycle = make_cycle(unit, at, started=False)

    with pytest.raises(services.CycleIsOver):
        services.start(cycle=cycle, at=at + datetime.timedelta(days=11))


def test_what_was_started_is_not_changed(unit, at):
    cycle = make_cycle(unit, at)
    facts = {name: getattr(cycle, name) for name in services.PLAIN}

    with pytest.raises(services.NotADraft):
        services.change(cycle=cycle, competencies=[competency(OTHER)], **facts)


def test_a_draft_is_changed(unit, at):
    cycle = make_cycle(unit, at, started=False)
    facts = {name: getattr(cycle, name) for name in services.PLAIN} | {"name": "Penilaian lain"}

    services.change(cycle=cycle, competencies=[competency(OTHER)], **facts)

    cycle.refresh_from_db()
    assert (cycle.name, list(cycle.competencies.all())) == ("Penilaian lain", [competency(OTHER)])


def test_cancelling_needs_a_reason_and_twice_tells_once(unit, at):
    cycle = make_cycle(unit, at)
    with pytest.raises(services.ReasonMissing):
        services.cancel(cycle=cycle, reason=" ", at=at)

    for _ in range(2):
        services.cancel(cycle=cycle, reason="Salah unit", at=at)

    assert AuditEntry.objects.get(action="assessment.cancelled").reason == "Salah unit"


@pytest.mark.parametrize(
    "broken",
    [
        {"closes_on": datetime.date(2019, 1, 1)},
        {"validity_months": 0},
        {"closed_at": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)},
    ],
)
def test_the_database_refuses_a_cycle_that_cannot_be(unit, at, broken):
    cycle = make_cycle(unit, at, started=False)

    with pytest.raises(IntegrityError), transaction.atomic():
        AssessmentCycle.objects.filter(pk=cycle.pk).update(**broken)
