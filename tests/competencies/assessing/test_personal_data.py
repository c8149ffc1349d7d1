"""What an erasure leaves, what is cleared away after a time, and what becomes of it when two records are merged."""

import datetime

import pytest

from accounts.privacy import registry
from accounts.services.merging import merge_people
from competencies.assessing import closing, personal_data
from competencies.assessing.own import services as own
from competencies.models import Evidence, PeerResult, Rating, RatingLine, SelfAssessment
from tests.factories.accounts import make_person, make_unit
from tests.factories.assessing import (
    competency,
    day_after,
    hand_in,
    make_cycle,
    make_team,
    name_peers,
    peers_answer,
    pillars,
    rating_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Kabupaten Sukamaju"))


@pytest.fixture
def rating(unit, at):
    _leader, (person,) = make_team(unit)
    return rating_of(make_cycle(unit, at, has_peers=True), person)


def assess_oneself(person, at):
    assessment = own.begin(person=person, framework=pillars(), at=at)
    own.save_answers(assessment=assessment, levels={competency().pk: 3})
    return assessment


def test_an_erasure_takes_the_own_view_and_what_was_written_and_leaves_the_levels(rating, at):
    hand_in(rating, at, note="Rapi")
    assess_oneself(rating.subject, at)

    personal_data.erase(rating.subject, at)

    assert not SelfAssessment.objects.exists()
    assert rating.lines.values_list("level", "note").get() == (3, "")
    assert Evidence.objects.exists()


def test_the_preview_says_what_goes_and_what_stays(rating, at):
    hand_in(rating, at)
    assess_oneself(rating.subject, at)

    goes, _together, _of_peers, stays, _written = personal_data.preview(rating.subject)

    assert (goes.count, bool(goes.reason)) == (1, False)
    assert (stays.count, bool(stays.reason)) == (1, True)


def test_an_erasure_takes_what_peers_said(rating, at):
    peers_answer(name_peers(rating.cycle, rating.subject, 5, at), [1, 2, 3, 4, 5], at)
    closing.close_due(at=day_after(rating.cycle, at))
    together, of_peers = personal_data.preview(rating.subject)[1:3]

    personal_data.erase(rating.subject, at)

    assert (together.count, of_peers.count) == (1, 5)
    assert not PeerResult.objects.exists()
    assert not Rating.objects.by_peers().exists()


def test_the_answers_of_single_peers_can_be_cleared_and_what_they_said_together_stays(rating, at):
    cycle = rating.cycle
    peers_answer(name_peers(cycle, rating.subject, 5, at), [1, 2, 3, 4, 5], at)
    hand_in(rating, at)
    closed = day_after(cycle, at)
    closing.close_due(at=closed)
    target = registry.retention_target("peer_answers")

    early = target.find(closed)
    target.apply(target.find(closed + datetime.timedelta(days=1)), closed)

    assert not early.exists()
    assert [each.relation for each in Rating.objects.all()] == ["superior"]
    assert PeerResult.objects.get().lower == 2


def test_two_records_of_one_person_become_one(rating, unit, at):
    other = make_person("Yuliana Wati", unit=unit)
    other.employments.update(ended_on=at.date())
    first, second = assess_oneself(rating.subject, at), assess_oneself(other, at)
    own.submit(assessment=second, at=at)
    hand_in(rating, at)

    merge_people(kept=rating.subject, other=other, at=at)

    assert set(SelfAssessment.objects.filter(person=rating.subject)) == {first, second}


def test_of_two_open_self_assessments_the_one_of_the_kept_record_goes_on(rating, unit, at):
    other = make_person("Yuliana Wati", unit=unit)
    other.employments.update(ended_on=at.date())
    kept, left = assess_oneself(rating.subject, at), assess_oneself(other, at)

    merge_people(kept=rating.subject, other=other, at=at)

    assert SelfAssessment.objects.get(person=rating.subject) == kept
    assert SelfAssessment.objects.get(person=other) == left


def test_an_assessor_who_turns_out_to_be_the_same_person_does_not_assess_themself(rating, unit, at):
    (asked,) = name_peers(rating.cycle, rating.subject, 1, at)
    asked.assessor.employments.update(ended_on=at.date())
    hand_in(asked, at)

    merge_people(kept=rating.subject, other=asked.assessor, at=at)

    assert not Rating.objects.by_peers().exists()
    assert not RatingLine.objects.exists()


def test_two_records_of_one_colleague_count_as_one_answer(rating, at):
    silent, spoken, *_others = name_peers(rating.cycle, rating.subject, 3, at)
    hand_in(spoken, at, level=4)
    spoken.assessor.employments.update(ended_on=at.date())

    merge_people(kept=silent.assessor, other=spoken.assessor, at=at)

    left = Rating.objects.by_peers().get(assessor=silent.assessor)
    assert left.lines.get().level == 4
    assert Rating.objects.by_peers().count() == 2


def test_the_word_of_a_superior_goes_before_that_of_their_other_record_as_a_colleague(rating, at):
    (asked,) = name_peers(rating.cycle, rating.subject, 1, at)
    hand_in(asked, at)
    asked.assessor.employments.update(ended_on=at.date())

    merge_people(kept=rating.assessor, other=asked.assessor, at=at)

    assert list(Rating.objects.all()) == [rating]
