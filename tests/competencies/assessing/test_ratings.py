"""A superior's word: evidence as soon as it is handed in, taken back with a reason, and read by the person."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEntry
from competencies.assessing.cycles import services as cycles
from competencies.assessing.ratings import reading, services
from competencies.models import Evidence, PeerResult, Rating, RatingLine
from tests.factories.accounts import make_unit
from tests.factories.assessing import OTHER, SAFETY, competency, day_after, hand_in, make_cycle, make_team, rating_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def rating(at):
    unit = make_unit("Dinas Kominfo", make_unit("Kabupaten Sukamaju"))
    _leader, (person,) = make_team(unit)
    return rating_of(make_cycle(unit, at, competencies=(SAFETY, OTHER)), person)


def test_handing_in_is_evidence(rating, at):
    hand_in(rating, at, level=3)

    proof = Evidence.objects.get(person=rating.subject)
    assert (proof.competency, proof.level) == (competency(), 3)
    assert (proof.source_kind, proof.source_key) == ("superior", rating.evidence_key)
    assert proof.details == {"cycle": str(rating.cycle.public_id), "rating": str(rating.public_id)}
    assert proof.recorded_by == rating.assessor
    assert proof.valid_until == datetime.date(2028, 11, 21)


def test_level_nought_is_no_evidence(rating, at):
    hand_in(rating, at, level=0)

    assert rating.lines.get().level == 0
    assert not Evidence.objects.exists()


def test_handing_in_twice_counts_once(rating, at):
    hand_in(rating, at, level=3)

    hand_in(rating, at, level=5)

    assert Evidence.objects.get().level == 3
    assert rating.lines.get().level == 3
    assert AuditEntry.objects.filter(action="rating.submitted").count() == 1


def test_what_is_kept_for_later_proves_nothing_and_is_shown_to_nobody(rating, at):
    services.save(rating=rating, lines={competency().pk: (4, "Baik")}, at=at)

    rating.refresh_from_db()
    assert rating.submitted_at is None
    assert not Evidence.objects.exists()
    assert [line.level for line in reading.result_of(rating)] == [None, None]


def test_a_competency_that_the_cycle_does_not_ask_for_is_not_written(rating, at):
    asked = rating.cycle.competencies
    asked.remove(competency(OTHER))

    hand_in(rating, at, names=(SAFETY, OTHER))

    assert [line.competency for line in rating.lines.all()] == [competency()]


def test_nothing_is_handed_in_without_an_answer(rating, at):
    with pytest.raises(services.NothingAnswered):
        services.submit(rating=rating, lines={}, at=at)


def test_taking_back_revokes_the_evidence_and_lets_the_superior_write_anew(rating, at):
    hand_in(rating, at, level=5)

    services.take_back(rating=rating, reason="Keliru memilih tingkat", at=at)
    rating.refresh_from_db()
    hand_in(rating, at, level=3)

    first, second = Evidence.objects.order_by("pk")
    assert (first.level, first.revoked_reason) == (5, "Keliru memilih tingkat")
    assert (second.level, second.revoked_at) == (3, None)


def test_taking_back_needs_a_reason(rating, at):
    hand_in(rating, at)

    with pytest.raises(services.ReasonMissing):
        services.take_back(rating=rating, reason=" ", at=at)


def test_after_the_last_day_nothing_is_written_or_taken_back(rating, at):
    hand_in(rating, at)
    late = day_after(rating.cycle, at)

    with pytest.raises(services.RatingIsClosed):
        services.take_back(rating=rating, reason="Keliru", at=late)
    Rating.objects.update(submitted_at=None)
    with pytest.raises(services.RatingIsClosed):
        services.submit(rating=rating, lines={competency().pk: (3, "")}, at=late)


def test_before_the_first_day_nothing_is_written(rating, at):
    with pytest.raises(services.RatingIsClosed):
        services.save(rating=rating, lines={competency().pk: (3, "")}, at=at - datetime.timedelta(days=1))


def test_a_cancelled_cycle_takes_no_answers_and_keeps_what_was_said(rating, at):
    hand_in(rating, at)

    cycles.cancel(cycle=rating.cycle, reason="Salah unit", at=at)

    assert Evidence.objects.get().revoked_at is None
    with pytest.raises(services.RatingIsClosed):
        services.take_back(rating=rating, reason="Keliru", at=at)


def test_a_superior_does_not_decline(rating, at):
    with pytest.raises(services.RatingIsClosed):
        services.decline(rating=rating, at=at)


def broken_rows(rating):
    same = {"cycle": rating.cycle, "subject": rating.subject, "asked_at": rating.asked_at}
    other = make_team(rating.subject.current_employment().unit, [], "Budi Santoso")[0]
    yield Rating(assessor=rating.assessor, relation="peer", **same)  # twice by one assessor
    yield Rating(assessor=other, relation="superior", **same)  # two superiors
    yield Rating(assessor=rating.subject, relation="peer", **same)  # of oneself
    both = {"submitted_at": rating.asked_at, "declined_at": rating.asked_at}
    yield Rating(assessor=other, relation="peer", **same, **both)
    yield Rating(assessor=other, relation="peer", evidence_key=rating.evidence_key, **same)
    result = {"cycle": rating.cycle, "subject": rating.subject, "competency": competency()}
    yield PeerResult(lower=3, upper=2, **result)
    RatingLine.objects.create(rating=rating, competency=competency(), level=1)
    yield RatingLine(rating=rating, competency=competency(), level=2)


def test_the_database_refuses_ratings_that_cannot_be(rating):
    for row in broken_rows(rating):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_each_handing_in_has_a_source_of_its_own(rating):
    assert isinstance(rating.evidence_key, uuid.UUID)
    assert rating.evidence_key != rating.public_id
