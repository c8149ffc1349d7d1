"""The first page of a quiz tells the rules that hold for the learner, and why it can't be started."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.models import Attempt
from tests.factories.assessments import make_question, make_quiz, start, submit, with_rules
from tests.factories.courses import enrol_learner
from tests.factories.quizzes import make_composed_quiz, make_override
from theme.templatetags.theme_tags import local_datetime

HOUR = timedelta(hours=1)
START = "Mulai kuis"


@pytest.fixture
def now():
    return timezone.now().replace(microsecond=0)


def page_of(client, quiz):
    return " ".join(client.get(quiz.url).content.decode().split())


def begin(client, quiz, **form):
    response = client.post(reverse("assessments:start", args=[quiz.translation_key]), form, follow=True)
    return " ".join(response.content.decode().split())


def test_all_rules_are_told_in_plain_words(signed_in, course, learner, now):
    quiz = make_composed_quiz(
        course,
        questions=[make_question()],
        role="module_quiz",
        time_limit=45,
        closes_at=now + HOUR,
        waiting_minutes=60,
        counts="average",
        max_attempts=3,
    )
    enrol_learner(course, learner, now)

    shown = page_of(signed_in, quiz)

    assert "45 menit sejak mulai" in shown
    assert f"<dt>Ditutup</dt><dd>{local_datetime(now + HOUR)}</dd>" in shown
    assert "tunggu 60 menit" in shown
    assert "Nilai rata-rata semua percobaan" in shown
    assert "Waktu terus berjalan saat Anda meninggalkan kuis." in shown


def test_drawn_questions_are_counted(signed_in, course, learner, now):
    bank = make_question().bank
    make_question(bank)
    quiz = make_composed_quiz(course, draws=[{"bank": bank, "number": 1}])
    enrol_learner(course, learner, now)

    assert "<dt>Soal</dt><dd>1</dd>" in page_of(signed_in, quiz)


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({"opens_at": HOUR}, "Kuis ini dibuka pada"),
        ({"closes_at": -HOUR}, "Kuis ini ditutup pada"),
    ],
)
def test_outside_its_window_a_quiz_offers_no_start(signed_in, enrolment, quiz, now, rules, words):
    with_rules(quiz, **{name: (now + distance).isoformat() for name, distance in rules.items()})

    shown = page_of(signed_in, quiz)

    assert words in shown
    assert START not in shown
    begin(signed_in, quiz)
    assert not Attempt.objects.exists()


def test_who_has_to_wait_reads_until_when(signed_in, enrolment, quiz, now):
    with_rules(quiz, waiting_minutes=60)
    submit(enrolment, quiz, now, right=False)

    shown = page_of(signed_in, quiz)

    assert f"sejak {local_datetime(now + HOUR)}" in shown
    assert "Ulangi kuis" not in shown


def test_an_access_code_is_asked_for_and_checked(signed_in, enrolment, quiz):
    with_rules(quiz, access_code="AULA")
    shown = page_of(signed_in, quiz)
    assert 'name="access_code"' in shown
    assert "AULA" not in shown

    assert "Kode akses tidak benar." in begin(signed_in, quiz, access_code="salah")
    assert not Attempt.objects.exists()

    begin(signed_in, quiz, access_code=" aula ")
    assert Attempt.objects.count() == 1


def test_an_exception_is_told_and_holds(signed_in, enrolment, quiz, learner, now):
    with_rules(quiz, time_limit=45)
    make_override(quiz, now, learner=learner, time_limit=90)

    shown = page_of(signed_in, quiz)

    assert "ketentuan khusus untuk Anda" in shown
    assert "90 menit sejak mulai" in shown


def test_an_attempt_whose_time_is_up_can_be_closed(signed_in, enrolment, quiz, now):
    with_rules(quiz, time_limit=30)
    attempt = start(enrolment, quiz, now - HOUR)

    shown = page_of(signed_in, quiz)

    assert "Waktu habis" in shown
    assert f'action="{reverse("assessments:submit", args=[attempt.public_id])}"' in shown
    attempt.refresh_from_db()
    assert attempt.submitted_at is None


def test_a_running_attempt_tells_until_when(signed_in, enrolment, quiz, now):
    with_rules(quiz, time_limit=30)
    attempt = start(enrolment, quiz, now)

    assert f"jawaban dihitung sampai {local_datetime(attempt.deadline_at)}" in page_of(signed_in, quiz)


def test_a_remedial_is_offered_to_those_who_failed_the_quiz_it_repairs(signed_in, course, learner, now):
    repaired = make_quiz(course)
    remedial = make_quiz(course, role="remedial", remedial_of=repaired.translation_key, score_cap=80)
    enrolment = enrol_learner(course, learner, now)
    assert "Anda tidak memerlukannya." in page_of(signed_in, remedial)

    submit(enrolment, repaired, now, right=False)

    shown = page_of(signed_in, remedial)
    assert START in shown
    assert "80 dari 100, karena ini remedial" in shown


@pytest.mark.parametrize(("counts", "score"), [("last", "0"), ("first", "100"), ("average", "50")])
def test_the_result_so_far_is_that_of_the_attempts_that_count(signed_in, enrolment, quiz, now, counts, score):
    with_rules(quiz, counts=counts)
    submit(enrolment, quiz, now)
    submit(enrolment, quiz, now, right=False)

    assert f"<dt>Nilai sejauh ini</dt><dd>{score}</dd>" in page_of(signed_in, quiz)


def test_scores_that_are_hidden_stand_neither_in_the_rules_nor_in_the_history(signed_in, enrolment, quiz, now):
    with_rules(quiz, review={"at_once": [], "after_submit": ["own_answer"], "after_closing": []})
    submit(enrolment, quiz, now)

    shown = page_of(signed_in, quiz)

    assert "Terkirim" in shown
    for hidden in ("Lulus", "sudah lulus", "sejauh ini", ": 100"):
        assert hidden not in shown


def test_an_essay_waits_for_its_mark(signed_in, course, learner, now):
    quiz = make_quiz(course, questions=[make_question(kind="essay")])
    attempt = start(enrol_learner(course, learner, now), quiz, now)
    item = attempt.items.get()
    signed_in.post(
        reverse("assessments:attempt", args=[attempt.public_id]), {str(item.public_id): "Menurut saya begini."}
    )
    signed_in.post(reverse("assessments:submit", args=[attempt.public_id]))

    shown = page_of(signed_in, quiz)

    assert "Sedang dinilai" in shown
    assert "sejauh ini" not in shown
