from datetime import timedelta

import pytest
from django.urls import reverse

from assessments import services
from tests.factories.accounts import make_person
from tests.factories.assessments import make_quiz, start, submit
from tests.factories.courses import enrol_learner, publish

START, RESUME, REPEAT = "Mulai kuis", "Lanjutkan kuis", "Ulangi kuis"


def text_of(response):
    return " ".join(response.content.decode().split())


def test_before_the_first_attempt_the_rules_are_told(signed_in, enrolment, quiz):
    page = text_of(signed_in.get(quiz.url))

    assert START in page
    assert "<dt>Soal</dt><dd>3</dd>" in page
    assert "<dt>Nilai ambang batas</dt><dd>70 dari 100</dd>" in page
    assert "<dt>Batas waktu</dt><dd>Tidak dibatasi; perkiraan 15 menit</dd>" in page
    assert "<dt>Percobaan</dt><dd>0 sudah digunakan, tidak dibatasi</dd>" in page


def test_an_open_attempt_is_offered_to_go_on(signed_in, attempt, quiz):
    page = text_of(signed_in.get(quiz.url))

    assert RESUME in page
    assert reverse("assessments:attempt", args=[attempt.public_id]) in page
    assert START not in page


def test_an_open_attempt_on_an_earlier_version_is_told(signed_in, attempt, quiz):
    quiz.pass_mark = 80
    publish(quiz)

    assert "Kuis ini telah diperbarui." in text_of(signed_in.get(quiz.url))


def test_after_a_failed_attempt_the_quiz_may_be_repeated(signed_in, enrolment, quiz, at):
    failed = submit(enrolment, quiz, at, right=False)

    page = text_of(signed_in.get(quiz.url))

    assert REPEAT in page
    assert reverse("assessments:result", args=[failed.public_id]) in page
    assert "Belum lulus: 0" in page


def test_the_best_score_is_shown_and_not_the_last(signed_in, enrolment, quiz, at):
    submit(enrolment, quiz, at)
    submit(enrolment, quiz, at + timedelta(hours=1), right=False)

    page = text_of(signed_in.get(quiz.url))

    assert "<dt>Nilai terbaik sejauh ini</dt><dd>100</dd>" in page
    assert "Anda sudah lulus kuis ini." in page


def test_without_attempts_left_no_button_is_offered(signed_in, course, learner, at):
    quiz = make_quiz(course, max_attempts=2)
    enrolment = enrol_learner(course, learner, at)
    submit(enrolment, quiz, at, right=False)
    submit(enrolment, quiz, at, right=False)

    page = text_of(signed_in.get(quiz.url))

    assert "Semua percobaan kuis ini sudah Anda gunakan." in page
    assert "2 dari 2 sudah digunakan" in page
    assert REPEAT not in page


def test_a_pre_test_has_no_pass_mark_and_is_taken_once(signed_in, course, learner, at):
    quiz = make_quiz(course, role="pre_test")
    enrolment = enrol_learner(course, learner, at)
    before = text_of(signed_in.get(quiz.url))
    submit(enrolment, quiz, at, right=False)

    after = text_of(signed_in.get(quiz.url))

    assert START in before
    assert "Tidak ada: tes ini hanya mengukur kemampuan awal Anda" in before
    assert "Tes awal hanya dikerjakan satu kali" in after
    assert "Belum lulus" not in after
    assert REPEAT not in after


def test_a_quiz_that_the_followed_version_lacks_is_not_offered(signed_in, enrolment, course):
    later = make_quiz(course)

    page = text_of(signed_in.get(later.url))

    assert "tidak termasuk versi pelatihan yang Anda ikuti" in page
    assert START not in page


def test_starting_what_cannot_be_started_says_why(signed_in, course, learner, at):
    quiz = make_quiz(course, max_attempts=1)
    submit(enrol_learner(course, learner, at), quiz, at, right=False)

    response = signed_in.post(reverse("assessments:start", args=[quiz.translation_key]), follow=True)

    assert response.redirect_chain == [(quiz.url, 302)]
    assert "Semua percobaan kuis ini sudah Anda gunakan." in text_of(response)


def test_starting_twice_leads_to_the_same_attempt(signed_in, enrolment, quiz):
    address = reverse("assessments:start", args=[quiz.translation_key])

    assert signed_in.post(address).url == signed_in.post(address).url


@pytest.mark.parametrize(("language", "words"), [("id", START), ("en", "Start the quiz")])
def test_the_page_speaks_both_languages(signed_in, enrolment, quiz, language, words):
    signed_in.cookies["django_language"] = language

    assert words in text_of(signed_in.get(quiz.url))


def test_another_learners_attempts_are_not_listed(client, course, quiz, enrolment, learner, at):
    other = make_person("Budi Santoso")
    theirs = start(enrolment, quiz, at)
    enrol_learner(course, other, at)
    client.force_login(other)

    assert str(theirs.public_id) not in text_of(client.get(quiz.url))


def test_who_practises_a_lot_sees_the_newest_attempts_and_may_see_all(signed_in, enrolment, quiz, at):
    for _ in range(12):
        services.submit_attempt(attempt=start(enrolment, quiz, at), at=at)

    few, everything = (signed_in.get(f"{quiz.url}{query}").content.decode() for query in ("", "?semua=1"))

    assert ("Percobaan 3<" in few, "Percobaan 2<" in few, "Tampilkan 2 percobaan terdahulu" in few) == (
        True,
        False,
        True,
    )
    assert ("Percobaan 1<" in everything, "percobaan terdahulu" in everything) == (True, False)
