"""From attempts in the database to the result that is kept."""

from datetime import timedelta
from statistics import correlation, fmean

import pytest

from assessments import services as attempt_services
from assessments.models import Attempt, QuizVersion
from tests.assessments.analysis.taken import enrol, make_people, take
from tests.factories.assessments import answer_right, answer_wrong, start
from tests.factories.courses import publish


def test_the_result_has_the_figures_of_the_attempts(quiz, taken, analysed):
    run = analysed(quiz)

    assert (run.state, run.progress, run.attempts) == ("done", 100, 32)
    assert run.result["scores"]["mean"] == pytest.approx(fmean(attempt.score for attempt in taken), abs=0.01)
    assert [item["figures"]["facility"] for item in run.result["items"]] == [1, 0.75, 0.5, 0.25]
    assert [item["seen"] for item in run.result["items"]] == [32] * 4


def test_items_are_told_as_the_trainer_knows_them(quiz, taken, analysed):
    question = quiz.quiz_questions.first().question

    item = analysed(quiz).result["items"][0]

    assert (item["id"], item["code"], item["kind"]) == (str(question.public_id), question.code, "single_choice")
    assert item["stem"].startswith("Apa yang sebaiknya Anda lakukan")
    assert [choice["text"] for choice in item["figures"]["choices"]] == [
        block.value["text"] for block in question.options
    ]
    assert [choice["is_right"] for choice in item["figures"]["choices"]] == [True, False, False, False]


def test_what_the_engine_writes_is_read_as_it_was_meant(course, quiz, at, analysed):
    enrolments = enrol(course, make_people(30), at=at)
    for place, enrolment in enumerate(enrolments):
        attempt = start(enrolment, quiz, at)
        items = list(attempt.items.all())
        answers = [*answer_right(attempt, items[: place % 5]), *answer_wrong(attempt, items[place % 5 :])]
        attempt_services.submit_attempt(attempt=attempt, answers=answers, at=at + timedelta(minutes=5))

    result = analysed(quiz).result

    scores = [float(attempt.score) for attempt in Attempt.objects.all()]
    assert result["scores"]["mean"] == pytest.approx(fmean(scores), abs=0.01)
    assert [item["figures"]["facility"] for item in result["items"]] == [0.8, 0.6, 0.4, 0.2]
    own = [place % 5 > 1 for place in range(30)]
    others = [min(place % 5, 4) - (place % 5 > 1) for place in range(30)]
    assert result["items"][1]["figures"]["correlation"] == pytest.approx(correlation(own, others), abs=1e-3)


def test_only_first_attempts_that_are_marked_count(quiz, enrolments, taken, at, analysed):
    take(quiz, enrolments, at=at, number=2, answer=lambda *_: [])
    Attempt.objects.filter(pk=taken[0].pk).update(score=None, is_passed=None)

    run = analysed(quiz)

    assert run.attempts == 31
    assert run.result["items"][0]["figures"]["facility"] == 1


def test_below_thirty_attempts_nothing_is_reckoned(course, quiz, at, analysed):
    take(quiz, enrol(course, make_people(29), at=at), at=at)

    run = analysed(quiz)

    assert (run.state, run.attempts) == ("done", 29)
    assert (run.result["scores"], run.result["alpha"], run.result["passed"]) == (None, None, None)
    assert {item["figures"] for item in run.result["items"]} == {None}


def test_without_attempts_there_is_a_result_without_figures(quiz, analysed):
    run = analysed(quiz)

    assert (run.state, run.attempts, run.result["items"]) == ("done", 0, [])


def test_each_version_can_be_looked_at_alone(course, quiz, enrolments, taken, at, analysed):
    old = QuizVersion.objects.of_quiz(quiz.translation_key).newest()
    publish_again(quiz)
    new = QuizVersion.objects.of_quiz(quiz.translation_key).newest()
    take(quiz, enrol(course, make_people(30), at=at), at=at, answer=lambda *_: [])

    runs = [analysed(quiz, version) for version in (old, new, None)]

    assert [run.attempts for run in runs] == [32, 30, 62]
    assert [run.result["items"][0]["figures"]["facility"] for run in runs] == [1, 0, pytest.approx(32 / 62, abs=1e-4)]


def test_versions_of_a_question_are_one_item_together(course, quiz, taken, at, analysed):
    question = quiz.quiz_questions.first().question
    question.stem = "<p>Apa yang lebih baik?</p>"
    publish(question)
    publish_again(quiz)
    take(quiz, enrol(course, make_people(30), at=at), at=at)

    items = analysed(quiz).result["items"]

    assert [item["versions"] for item in items] == [[1, 2], [1], [1], [1]]
    assert (items[0]["stem"], items[0]["seen"]) == ("Apa yang lebih baik?", 62)


def test_the_time_of_an_item_is_that_since_the_answer_before(quiz, enrolments, at, analysed):
    take(quiz, enrolments, at=at, seconds=35)

    assert [item["figures"]["median_seconds"] for item in analysed(quiz).result["items"]] == [35] * 4


def test_the_share_passed_is_told(quiz, taken, analysed):
    passed = sum(attempt.is_passed for attempt in taken)

    assert analysed(quiz).result["passed"] == pytest.approx(passed / 32, abs=1e-4)


def publish_again(quiz):
    """A version that differs from the one before."""
    quiz.summary = "Lagi"
    quiz.pass_mark += 1
    publish(quiz)
