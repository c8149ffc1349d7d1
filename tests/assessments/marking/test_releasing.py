from decimal import Decimal

import pytest

from accounts.models import AuditEntry
from assessments import services
from assessments.marking import releasing, tasks
from assessments.marking.judging import Words, current_answer, reconcile
from assessments.models import Attempt, AttemptEvent, Mark
from courses.models import StepCompletion
from tests.factories.accounts import make_person
from tests.factories.assessments import answer, make_question, start
from tests.factories.courses import enrol_learner
from tests.factories.marking import essay_of, hand_in_essay, judge, make_essay_quiz


def release(quiz, by, at, **limits):
    return releasing.release(by=by, quiz_key=quiz.translation_key, at=at, **limits)


def fresh(attempt):
    return Attempt.objects.get(pk=attempt.pk)


def test_release_gives_marks_score_and_completion(quiz, attempt, item, marker, at):
    judge(item, marker, at, 8, comment="Runtut.")

    assert release(quiz, marker, at) == 1

    assert (fresh(attempt).score, fresh(attempt).is_passed) == (80, True)
    mark = Mark.objects.get(item=item)
    assert (mark.points, mark.marked_by, mark.comment, mark.response) == (8, marker, "Runtut.", current_answer(item))
    assert StepCompletion.objects.filter(step_key=attempt.quiz_key).exists()


def test_what_is_not_passed_completes_nothing(quiz, attempt, item, marker, at):
    judge(item, marker, at, 3)
    release(quiz, marker, at)

    assert fresh(attempt).is_passed is False
    assert not StepCompletion.objects.filter(step_key=attempt.quiz_key).exists()


def test_releasing_twice_changes_nothing(quiz, item, marker, at):
    judge(item, marker, at, 8)

    assert [release(quiz, marker, at) for _ in range(2)] == [1, 0]
    assert not releasing.release_attempt(item.attempt_id, by=marker, at=at)
    assert AttemptEvent.objects.filter(kind="marked").count() == 1


def test_a_draft_is_not_released(quiz, attempt, item, marker, at):
    judge(item, marker, at, 8, is_draft=True)

    assert release(quiz, marker, at) == 0
    assert not releasing.release_attempt(attempt.pk, by=marker, at=at)
    assert fresh(attempt).score is None


def test_an_attempt_waits_until_each_of_its_answers_is_marked(course, learner, marker, at):
    quiz = make_essay_quiz(course, others=[make_question(kind="essay")])
    attempt = start_and_submit_both(enrol_learner(course, learner, at), quiz, at)
    first, second = attempt.items.order_by("position")
    judge(first, marker, at, 10)

    assert release(quiz, marker, at) == 0
    assert releasing.preview(marker, quiz.translation_key).unready == 1

    judge(second, marker, at, 1)
    assert release(quiz, marker, at) == 1
    assert fresh(attempt).score == 100


def start_and_submit_both(enrolment, quiz, at):
    attempt = start(enrolment, quiz, at)
    answers = [answer(item, ["Uraian yang cukup panjang."]) for item in attempt.items.all()]
    return services.submit_attempt(attempt=attempt, answers=answers, at=at)


def test_an_essay_left_empty_needs_no_marker(enrolment, quiz, at):
    attempt = services.submit_attempt(attempt=start(enrolment, quiz, at), at=at)

    assert attempt.score == 0


def test_two_markers_who_agree_make_the_mean(two_markers, quiz, item, marker, second, at):
    judge(item, marker, at, 7, comment="Cukup.")
    assert release(quiz, marker, at) == 0
    judge(item, second, at, "7.5", comment="Baik.")

    assert release(quiz, marker, at) == 1
    assert Mark.objects.values_list("points", "comment").get() == (Decimal("7.25"), "Cukup.\n\nBaik.")


def test_two_markers_who_do_not_agree_wait_for_a_decision(two_markers, quiz, item, marker, second, third, at):
    judge(item, marker, at, 2)
    judge(item, second, at, 9)
    assert release(quiz, marker, at) == 0
    assert releasing.preview(marker, quiz.translation_key).waiting["reconcile"] == 1

    words = Words(points=Decimal(6), comment="Alasan hukum ada, contoh tidak.")
    reconcile(item=item, by=third, may_teach=False, words=words, answer_key=current_answer(item).key, at=at)

    assert release(quiz, marker, at) == 1
    assert Mark.objects.values_list("points", "marked_by", "comment").get() == (6, third.pk, words.comment)


def test_who_released_stands_in_the_log_and_in_the_trail(quiz, attempt, item, marker, trainer, at):
    judge(item, marker, at, 8)
    release(quiz, trainer, at)

    assert AttemptEvent.objects.get(kind="marked").actor == trainer
    entry = AuditEntry.objects.get(action="marks.released")
    assert (entry.actor_id, entry.subject_id) == (trainer.public_id, attempt.learner.public_id)


def test_nobody_releases_the_marks_of_another_course(quiz, item, marker, at):
    judge(item, marker, at, 8)

    assert release(quiz, make_person("Orang Lain"), at) == 0


class TestOfMany:
    @pytest.fixture
    def attempts(self, course, quiz, marker, at):
        people = [make_person(f"Peserta {number}") for number in range(3)]
        attempts = [hand_in_essay(enrol_learner(course, person, at), quiz, at) for person in people]
        for attempt in attempts:
            judge(essay_of(attempt), marker, at, 8)
        return attempts

    def test_the_preview_counts(self, attempts, quiz, enrolment, marker, at):
        start(enrolment, quiz, at)
        found = releasing.preview(marker, quiz.translation_key)

        assert (found.ready, found.unready, found.writing) == (3, 0, 1)

    def test_a_task_releases_what_one_request_could_not(self, attempts, quiz, marker, at):
        assert release(quiz, marker, at, most=1) == 1

        tasks.release_marks(quiz_key=str(quiz.translation_key), by_id=marker.pk)

        assert Attempt.objects.filter(score=80).count() == 3
