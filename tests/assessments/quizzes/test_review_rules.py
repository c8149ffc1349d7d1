"""The result page shows what the quiz allows by now, and nothing else is in its HTML."""

from datetime import timedelta
from itertools import combinations

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments import services
from assessments.models import Attempt, Mark
from assessments.services.scoring import score
from courses.models import LessonPage
from tests.factories.assessments import (
    answer,
    answer_right,
    answer_wrong,
    make_question,
    make_quiz,
    question_of,
    start,
    submit,
    with_rules,
)
from tests.factories.courses import enrol_learner, make_course
from tests.factories.quizzes import make_override

PARTS = ("score", "own_answer", "correctness", "right_answer", "feedback")
HOUR = timedelta(hours=1)


def page_of(client, attempt):
    response = client.get(reverse("assessments:result", args=[attempt.public_id]))
    return " ".join(response.content.decode().split())


def let_see(quiz, *parts, later=(), **rules):
    with_rules(quiz, review={"at_once": [], "after_submit": list(parts), "after_closing": list(later)}, **rules)


@pytest.fixture
def mixed(enrolment, quiz, at):
    """The first question right, the second wrong, the third left out."""

    def take():
        attempt = start(enrolment, quiz, at)
        first, second, _third = attempt.items.all()
        answers = answer_right(attempt, [first]) + answer_wrong(attempt, [second])
        return services.submit_attempt(attempt=attempt, answers=answers, at=at)

    return take


def signs(attempt):
    """{part: what stands on the page if and only if the part is shown}"""
    return {
        "score": ["33,33 dari 100", 'id="by-competency"'],
        "own_answer": ['"choice-mark">Jawaban Anda'],
        "correctness": ["belum tepat"],
        "right_answer": ["Jawaban benar"],
        "feedback": [question_of(item).feedback for item in attempt.items.all()],
    }


def hints(attempt, allowed):
    """What would tell more than is allowed, in other words."""
    options = [option for item in attempt.items.all() for option in question_of(item).options.values()]
    found = [option.feedback for option in options] if "feedback" not in allowed else []
    return found if {"correctness", "right_answer"} & set(allowed) else [*found, "choice correct", "choice incorrect"]


ALLOWED = [parts for size in range(len(PARTS) + 1) for parts in combinations(PARTS, size)]


@pytest.mark.parametrize("allowed", ALLOWED, ids="-".join)
def test_each_part_is_shown_if_it_is_allowed_and_only_then(signed_in, quiz, mixed, allowed):
    let_see(quiz, *allowed)
    attempt = mixed()

    shown = page_of(signed_in, attempt)

    for part in PARTS:
        found = [sign for sign in signs(attempt)[part] if sign in shown]
        assert found == (signs(attempt)[part] if part in allowed else []), part
    assert [hint for hint in hints(attempt, allowed) if hint in shown] == []


def test_nothing_is_shown_before_the_closing_time_and_everything_after_it(signed_in, quiz, mixed):
    closes_at = timezone.now() + HOUR
    let_see(quiz, later=PARTS, closes_at=closes_at.isoformat())
    attempt = mixed()

    before = page_of(signed_in, attempt)
    let_see(quiz, later=PARTS, closes_at=(closes_at - 2 * HOUR).isoformat())
    after = page_of(signed_in, Attempt.objects.get())

    assert "Nilai muncul di sini setelah kuis ditutup pada" in before
    assert not any(sign in before for found in signs(attempt).values() for sign in found)
    assert all(sign in after for found in signs(attempt).values() for sign in found)


def test_for_whom_the_quiz_closes_later_it_stays_hidden_longer(signed_in, quiz, learner, mixed):
    now = timezone.now()
    let_see(quiz, later=PARTS, closes_at=(now - HOUR).isoformat())
    make_override(quiz, now, learner=learner, closes_at=now + HOUR)

    assert "dari 100" not in page_of(signed_in, mixed())


def test_a_hidden_score_is_nowhere_on_the_page(signed_in, enrolment, quiz, at):
    let_see(quiz)
    shown = page_of(signed_in, submit(enrolment, quiz, at))

    assert "Jawaban Anda sudah kami terima" in shown
    for hidden in ("Lulus", "Langkah ini tercatat selesai", "100", "benar seluruhnya"):
        assert hidden not in shown


def test_the_feedback_of_the_highest_band_reached_is_read(signed_in, quiz, mixed):
    bands = [{"lowest": 0, "text": "Mulai dari dasar."}, {"lowest": 30, "text": "Teruskan."}]
    with_rules(quiz, bands=bands)

    shown = page_of(signed_in, mixed())

    assert "Teruskan." in shown
    assert "Mulai dari dasar." not in shown


def test_a_band_tells_nothing_while_the_score_is_hidden(signed_in, quiz, mixed):
    let_see(quiz, "own_answer", bands=[{"lowest": 0, "text": "Mulai dari dasar."}])

    assert "Mulai dari dasar." not in page_of(signed_in, mixed())


def test_which_attempt_counts_is_told(signed_in, quiz, mixed):
    with_rules(quiz, counts="last")

    assert "Nilai percobaan terakhir" in page_of(signed_in, mixed())


@pytest.fixture
def essay(course, learner, at):
    quiz = make_quiz(course, questions=[make_question(kind="essay"), make_question()])
    attempt = start(enrol_learner(course, learner, at), quiz, at)
    written, chosen = attempt.items.all()
    answers = [answer(written, ["Menurut saya begini."]), *answer_right(attempt, [chosen])]
    return services.submit_attempt(attempt=attempt, answers=answers, at=at)


def test_while_people_mark_there_is_no_score_but_what_was_given(signed_in, essay):
    shown = page_of(signed_in, essay)

    assert "Jawaban Anda sedang dinilai" in shown
    assert "Menurut saya begini." in shown
    assert "sedang dinilai" in shown
    assert "dari 100" not in shown
    assert "Menurut kompetensi" not in shown


def test_the_comment_of_the_marker_comes_with_the_points(signed_in, essay, at):
    written = essay.items.first()
    score(attempt=essay, judged={written.pk: 1}, at=at)
    Mark.objects.filter(item=written).update(comment="<b>Bagus</b> sekali.")

    shown = page_of(signed_in, essay)

    assert "1 dari 1 poin" in shown
    assert "Catatan penilai: &lt;b&gt;Bagus&lt;/b&gt; sekali." in shown


@pytest.mark.parametrize(
    ("allowed", "points", "comment"),
    [
        (("score", "own_answer"), True, False),
        (("own_answer", "feedback"), False, True),
        (("own_answer",), False, False),
    ],
)
def test_points_come_with_the_score_and_comments_with_the_feedback(signed_in, essay, at, allowed, points, comment):
    written = essay.items.first()
    score(attempt=essay, judged={written.pk: 1}, at=at)
    Mark.objects.filter(item=written).update(comment="Bagus sekali.")
    essay.version.stored_rules |= {"review": {"after_submit": list(allowed)}}
    essay.version.save()

    shown = page_of(signed_in, essay)

    assert ("1 dari 1 poin" in shown) == points
    assert ("Bagus sekali." in shown) == comment


def test_the_lessons_of_wrong_answers_are_named_only_where_it_may_be_told_what_was_wrong(signed_in, learner, at):
    course = make_course(lessons=1)
    lesson = LessonPage.objects.descendant_of(course).get()
    quiz = make_quiz(course, questions=[make_question(lesson_key=lesson.translation_key)])
    enrolment = enrol_learner(course, learner, at)

    def lessons_named(*allowed):
        let_see(quiz, *allowed)
        return "Baca lagi: <a" in page_of(signed_in, submit(enrolment, quiz, at, right=False))

    assert lessons_named("score", "correctness")
    assert not lessons_named("score")


def test_an_attempt_that_timed_out_says_so(signed_in, enrolment, quiz, at):
    with_rules(quiz, time_limit=30)
    start(enrolment, quiz, at)
    services.close_expired(at=at + HOUR)

    assert "Waktu habis, sehingga kuis dikirim" in page_of(signed_in, Attempt.objects.get())
