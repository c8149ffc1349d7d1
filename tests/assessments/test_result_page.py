from datetime import timedelta

import pytest
from django.urls import reverse

from assessments import services
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
)
from tests.factories.courses import enrol_learner, make_course


def result_of(client, attempt, language="id"):
    client.cookies["django_language"] = language
    response = client.get(reverse("assessments:result", args=[attempt.public_id]))
    return " ".join(response.content.decode().split())


def test_a_passed_quiz_tells_its_score_and_that_the_step_is_done(signed_in, enrolment, quiz, at):
    page = result_of(signed_in, submit(enrolment, quiz, at))

    assert "Lulus: 100 dari 100" in page
    assert "3 dari 3 soal dijawab benar seluruhnya." in page
    assert "Langkah ini tercatat selesai." in page


def test_a_failed_quiz_tells_the_pass_mark_and_the_way_to_the_next_attempt(signed_in, enrolment, quiz, at):
    page = result_of(signed_in, submit(enrolment, quiz, at, right=False))

    assert "Belum lulus: 0 dari 100" in page
    assert "Nilai ambang batas adalah 70." in page
    assert f'<a class="button" href="{quiz.url}">Ulangi kuis</a>' in page


def test_scores_have_a_decimal_comma_and_only_the_decimals_they_need(signed_in, attempt, at):
    answers = answer_right(attempt)[:2]

    submitted = services.submit_attempt(attempt=attempt, answers=answers, at=at)

    assert "66,67 dari 100" in result_of(signed_in, submitted)


def test_each_question_shows_the_own_and_the_right_answer_with_its_feedback(signed_in, attempt, at):
    item = attempt.items.first()
    [wrong], [right] = answer_wrong(attempt, [item])[0].given, answer_right(attempt, [item])[0].given
    submitted = services.submit_attempt(attempt=attempt, answers=[answer(item, [wrong])], at=at)

    page = result_of(signed_in, submitted)

    options = question_of(item).options
    own = f'{options[wrong].feedback}</span></span><span class="choice-mark">Jawaban Anda</span>'
    key = f'{options[right].feedback}</span></span><span class="choice-mark">Jawaban benar</span>'
    assert own in page
    assert key in page
    assert "Soal 1: belum tepat" in page
    assert "Soal 2: tidak dijawab" in page


def test_partial_credit_is_told_apart_from_right(signed_in, course, learner, at):
    quiz = make_quiz(course, questions=[make_question(kind="multiple_response")])
    attempt = start(enrol_learner(course, learner, at), quiz, at)
    [item] = attempt.items.all()
    half = answer_right(attempt)[0].given[:1]

    page = result_of(signed_in, services.submit_attempt(attempt=attempt, answers=[answer(item, half)], at=at))

    assert "Soal 1: benar sebagian" in page
    assert "50 dari 100" in page


def test_competencies_are_counted_with_the_lessons_to_read_again(signed_in, learner, at):
    course = make_course(lessons=1)
    lesson = LessonPage.objects.descendant_of(course).get()
    safe = make_question(lesson_key=lesson.translation_key)
    skilled = make_question(competency=("kominfo-4-pilar", "CAKAP.1"))
    quiz = make_quiz(course, questions=[safe, skilled])
    attempt = start(enrol_learner(course, learner, at), quiz, at)
    first, second = attempt.items.all()
    answers = answer_wrong(attempt, [first]) + answer_right(attempt, [second])

    page = result_of(signed_in, services.submit_attempt(attempt=attempt, answers=answers, at=at))

    link = f'<a href="{lesson.url}">{lesson.title}</a>'
    assert f'{link}</span></th><td class="number">0 dari 1</td>' in page
    assert f'{skilled.competency.name_id}</th><td class="number">1 dari 1</td>' in page
    assert f'<a href="{lesson.url}">Baca lagi: {lesson.title}</a>' in page


@pytest.mark.parametrize(("language", "name"), [("id", "name_id"), ("en", "name_en")])
def test_competencies_are_named_in_the_language_of_the_page(signed_in, enrolment, quiz, at, language, name):
    competency = quiz.chosen_questions()[0].competency

    assert getattr(competency, name) in result_of(signed_in, submit(enrolment, quiz, at), language)


@pytest.fixture
def pre_and_post_test(course, learner, at):
    pre_test, post_test = make_quiz(course, role="pre_test", items=4), make_quiz(course, role="post_test", items=4)
    return enrol_learner(course, learner, at), pre_test, post_test


def take(enrolment, quiz, at, *, right):
    attempt = start(enrolment, quiz, at)
    answers = answer_right(attempt, attempt.items.all()[:right])
    return services.submit_attempt(attempt=attempt, answers=answers, at=at)


def test_the_post_test_shows_what_was_gained_since_the_pre_test(signed_in, pre_and_post_test, at):
    enrolment, pre_test, post_test = pre_and_post_test
    take(enrolment, pre_test, at, right=1)

    page = result_of(signed_in, take(enrolment, post_test, at + timedelta(days=5), right=3))

    assert "<dt>Tes awal</dt><dd>25</dd>" in page
    assert "<dt>Tes akhir</dt><dd>75</dd>" in page
    assert "<dt>Selisih</dt><dd>+50</dd>" in page
    assert "Peningkatan sedang: Anda meraih 66% dari nilai yang belum tercapai pada tes awal." in page


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (0, 4, "Peningkatan tinggi"),
        (0, 1, "Peningkatan rendah"),
        (2, 2, "Nilai Anda sama dengan nilai tes awal."),
        (4, 4, "Nilai Anda sudah penuh sejak tes awal"),
        (3, 2, "lebih rendah daripada nilai tes awal"),
    ],
)
def test_the_gain_is_told_in_words(signed_in, pre_and_post_test, at, before, after, words):
    enrolment, pre_test, post_test = pre_and_post_test
    take(enrolment, pre_test, at, right=before)

    assert words in result_of(signed_in, take(enrolment, post_test, at, right=after))


def test_without_a_pre_test_no_gain_is_claimed(signed_in, enrolment, quiz, at):
    assert "Dari tes awal ke tes akhir" not in result_of(signed_in, submit(enrolment, quiz, at))


def test_a_pre_test_shows_a_starting_score_and_no_verdict(signed_in, pre_and_post_test, at):
    enrolment, pre_test, _post_test = pre_and_post_test

    page = result_of(signed_in, take(enrolment, pre_test, at, right=1))

    assert "Nilai awal Anda: 25 dari 100" in page
    assert "Belum lulus" not in page


def test_after_passing_the_next_step_of_the_course_is_offered(signed_in, learner, at):
    course = make_course(lessons=0)
    first, second = make_quiz(course), make_quiz(course)

    page = result_of(signed_in, submit(enrol_learner(course, learner, at), first, at))

    assert f'<a class="button" href="{second.url}">Lanjutkan: {second.title}</a>' in page


def test_after_the_last_step_the_course_is_offered(signed_in, learner, at):
    course = make_course(lessons=0)
    quiz = make_quiz(course)

    page = result_of(signed_in, submit(enrol_learner(course, learner, at), quiz, at))

    assert f'<a class="button" href="{course.url}">Buka pelatihan</a>' in page


def test_nobody_passes_or_fails_a_practice(signed_in, learner, at):
    course = make_course(lessons=1)
    practice = make_quiz(course, role="practice", questions=[make_question()])
    attempt = submit(enrol_learner(course, learner, at), practice, at, right=False)

    page = result_of(signed_in, attempt)
    start_page = " ".join(signed_in.get(practice.url).content.decode().split())

    assert "Nilai latihan Anda: 0 dari 100" in page
    assert "Belum lulus" not in page + start_page
    assert "Tidak ada: latihan tidak memengaruhi kelulusan" in start_page
