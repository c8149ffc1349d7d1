from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEntry
from assessments import services
from assessments.attempts_desk.wording import sentence_of_event
from assessments.marking import appealing
from assessments.marking.releasing import release_attempt
from assessments.models import Appeal, Attempt, Mark
from assessments.regrading.preview import preview
from assessments.services.scoring import score_again
from courses.models import StepCompletion
from tests.factories.assessments import answer_wrong, make_question, make_quiz, start, with_rules
from tests.factories.courses import enrol_learner
from tests.factories.marking import judge


@pytest.fixture
def released(item, marker, at):
    """Six of ten points, where seven pass."""
    judge(item, marker, at, 6)
    release_attempt(item.attempt_id, by=marker, at=at)
    item.attempt.refresh_from_db()
    return item


def make(item, at, reason="Dasar hukumnya saya sebut di kalimat pertama."):
    return appealing.make_appeal(item=item, reason=reason, at=at)


def answer(appeal, by, at, *, is_upheld=True, points="8", text="Benar, dasar hukumnya ada."):
    points = points and Decimal(points)
    return appealing.answer_appeal(appeal=appeal, is_upheld=is_upheld, points=points, answer=text, by=by, at=at)


def test_an_upheld_appeal_changes_mark_score_and_completion(released, trainer, at):
    answer(make(released, at), trainer, at)

    assert Attempt.objects.values_list("score", "is_passed").get() == (80, True)
    assert Mark.objects.values_list("points", "marked_by").get() == (8, trainer.pk)
    assert StepCompletion.objects.filter(step_key=released.attempt.quiz_key).exists()


def test_a_refused_appeal_changes_nothing_else(released, trainer, at):
    appeal = answer(make(released, at), trainer, at, is_upheld=False, points=None, text="Tidak disebut.")

    assert (appeal.is_upheld, appeal.answer, appeal.answered_by) == (False, "Tidak disebut.", trainer)
    assert Attempt.objects.get().score == 60


@pytest.mark.parametrize("points", [None, "6", "5", "10.01"])
def test_an_upheld_appeal_gives_more_points_but_not_more_than_there_are(released, trainer, at, points):
    appeal = make(released, at)

    with pytest.raises(appealing.NotMorePoints):
        answer(appeal, trainer, at, points=points)


def test_one_appeal_for_each_answer(released, at):
    assert make(released, at) == make(released, at)
    with pytest.raises(appealing.AlreadyMade):
        make(released, at, reason="Alasan yang lain.")


def test_the_days_for_an_appeal_end(released, at):
    with pytest.raises(appealing.TooLate):
        make(released, at + timedelta(days=7, seconds=1))

    assert make(released, at + timedelta(days=7))


def test_a_quiz_may_allow_no_appeals(released, quiz, at):
    with_rules(quiz, appeal_days=0)

    with pytest.raises(appealing.TooLate):
        make(released, at + timedelta(seconds=1))


def test_without_a_mark_there_is_nothing_to_appeal_about(item, at):
    with pytest.raises(appealing.NotMarked):
        make(item, at)


def test_answering_twice_changes_nothing(released, trainer, at):
    appeal = make(released, at)

    assert answer(appeal, trainer, at) == answer(appeal, trainer, at)
    with pytest.raises(appealing.AlreadyAnswered):
        answer(appeal, trainer, at, is_upheld=False, points=None)
    assert AuditEntry.objects.filter(action__startswith="appeal.").count() == 1


def test_an_attempt_that_was_opened_again_is_answered_later(released, trainer, at):
    appeal = make(released, at)
    Mark.objects.all().delete()
    Attempt.objects.update(score=None, is_passed=None)

    with pytest.raises(appealing.NothingMarked):
        answer(appeal, trainer, at)


def test_log_and_trail_tell_of_the_appeal(released, trainer, at):
    answer(make(released, at), trainer, at)

    events = released.attempt.events.filter(kind__startswith="appeal").order_by("pk")
    assert [event.actor for event in events] == [released.attempt.learner, trainer]
    assert events[1].facts["new_points"] == "8"
    entry = AuditEntry.objects.get(action="appeal.upheld")
    assert (entry.subject_id, entry.changes) == (released.attempt.learner.public_id, {"points": ["6.00", "8"]})


def test_the_log_tells_trainers_what_changed_and_learners_that_it_was_answered(released, trainer, at):
    answer(make(released, at), trainer, at)
    event = released.attempt.events.get(kind="appeal_answered")

    assert "8 poin, sebelumnya 6.00" in sentence_of_event(event, for_learner=False)
    assert sentence_of_event(event, for_learner=True) == "Banding atas soal 1 dijawab."


class TestOfAKey:
    """An answer that no person marked: what a trainer gives goes before the key from then on."""

    @pytest.fixture
    def wrong(self, course, learner, at):
        quiz = make_quiz(course, role="module_quiz", questions=[make_question()])
        attempt = start(enrol_learner(course, learner, at), quiz, at)
        services.submit_attempt(attempt=attempt, answers=answer_wrong(attempt), at=at)
        return attempt.items.select_related("attempt__version", "question_version").get()

    def test_an_upheld_appeal_goes_before_the_key(self, wrong, trainer, at):
        answer(make(wrong, at), trainer, at, points="1")
        attempt = Attempt.objects.select_related("version", "enrolment__version").get(pk=wrong.attempt_id)

        score_again(attempt=attempt, at=at)

        assert Attempt.objects.get(pk=attempt.pk).score == 100

    def test_a_corrected_key_leaves_it_as_it_is(self, wrong, trainer, at):
        answer(make(wrong, at), trainer, at, points="1")
        version = wrong.question_version
        newer = type(version).objects.create(
            question=version.question, number=version.number + 1, content=version.content, checksum="x", published_at=at
        )

        assert preview(newer, Attempt.objects.all()).changes == []


@pytest.mark.parametrize(
    "fields",
    [{"reason": ""}, {"is_upheld": True}, {"answer": "Ya"}],
    ids=["no reason", "half an answer", "words without a decision"],
)
def test_the_database_keeps_appeals_whole(released, at, fields):
    facts = {"attempt": released.attempt, "item": released, "reason": "Alasan.", "made_at": at} | fields

    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.create(**facts)


def test_the_database_keeps_one_appeal_for_each_answer(released, at):
    make(released, at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.create(attempt=released.attempt, item=released, reason="Lagi.", made_at=at)
