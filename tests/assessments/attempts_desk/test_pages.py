from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from assessments import services
from assessments.attempts_desk.late import waiting_rows
from assessments.marking.appealing import answer_appeal, make_appeal
from assessments.models import Attempt
from tests.factories.accounts import make_person, make_trainer
from tests.factories.assessments import answer_right, only, start, submit
from tests.factories.courses import enrol_learner


def url(name, attempt):
    return reverse(f"attempts:{name}", args=[attempt.public_id])


def page_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def at_desk(client, trainer):
    client.force_login(trainer)
    return client


def shown(client, quiz, **filters):
    response = client.get(reverse("attempts:list", args=[quiz.translation_key]), filters)
    return [attempt.learner.full_name for attempt in response.context["page"]]


def test_the_list_finds_attempts_by_name_and_state(at_desk, quiz, course, late, at):
    submit(enrol_learner(course, make_person("Budi Santoso"), at), quiz, at)

    assert shown(at_desk, quiz) == ["Budi Santoso", "Yuliana Wati"]
    assert shown(at_desk, quiz, q="yuli") == ["Yuliana Wati"]
    assert shown(at_desk, quiz, state="passed") == ["Budi Santoso"]
    assert shown(at_desk, quiz, state="late") == shown(at_desk, quiz, state="timed_out") == ["Yuliana Wati"]
    assert shown(at_desk, quiz, state="open") == shown(at_desk, quiz, state="marking") == []


def test_an_unknown_filter_shows_all(at_desk, quiz, late):
    assert shown(at_desk, quiz, state="none") == ["Yuliana Wati"]


def test_the_list_costs_the_same_for_many(at_desk, quiz, course, at, django_assert_max_num_queries):
    for number in range(6):
        start(enrol_learner(course, make_person(f"Peserta {number}"), at), quiz, at)
    address = reverse("attempts:list", args=[quiz.translation_key])
    at_desk.get(address)

    with django_assert_max_num_queries(8):
        at_desk.get(address)


def test_the_page_of_an_attempt_leaves_a_trace(at_desk, late):
    page = page_of(at_desk.get(url("detail", late)))

    assert "Jawaban terlambat" in page
    assert AuditEntry.objects.filter(action="attempt.viewed", subject_id=late.learner.public_id).count() == 1


def test_late_answers_are_accepted_by_a_form(at_desk, late):
    form = {str(row.key): "yes" for row in waiting_rows(late).values()}

    response = at_desk.post(url("late", late), {**form, "reason": "Jaringan putus"}, follow=True)

    late.refresh_from_db()
    assert late.score == 100
    assert "tercatat" in page_of(response)


def test_a_decision_that_is_not_whole_is_asked_for_again(at_desk, late):
    response = at_desk.post(url("late", late), {"reason": ""})

    assert "Tentukan untuk setiap jawaban terlambat." in page_of(response)
    assert len(waiting_rows(late)) == 3


def test_an_attempt_is_opened_again_by_a_form(at_desk, late):
    response = at_desk.post(url("reopen", late), {"minutes": "20", "reason": "Listrik padam"}, follow=True)

    assert Attempt.objects.open().count() == 1
    assert "dibuka lagi" in page_of(response)


def test_why_it_cannot_be_opened_is_said(at_desk, late):
    response = at_desk.post(url("reopen", late), {"reason": "Listrik padam"})

    assert "Isi berapa menit" in page_of(response)
    assert not Attempt.objects.open().exists()


def test_an_upheld_appeal_keeps_the_attempt_closed_and_the_page_says_so(at_desk, late, trainer, at):
    item = late.items.select_related("attempt__version").first()
    made = make_appeal(item=item, reason="Jawaban saya benar.", at=at)
    answer_appeal(appeal=made, is_upheld=True, points=1, answer="Benar.", by=trainer, at=timezone.now())

    page = page_of(at_desk.get(url("detail", late)))
    refused = page_of(at_desk.post(url("reopen", late), {"minutes": "20", "reason": "Listrik padam"}))

    assert "Banding atas percobaan ini dikabulkan" in page
    assert url("reopen", late) not in page
    assert refused.count("Banding atas percobaan ini dikabulkan") == 2
    assert not Attempt.objects.open().exists()


@pytest.mark.parametrize("name", ["detail", "late", "reopen"])
def test_trainers_of_other_courses_find_nothing(client, late, name):
    client.force_login(make_trainer())

    assert client.get(url(name, late)).status_code == 404
    assert client.post(url(name, late)).status_code in (404, 405)


def test_nobody_decides_on_an_attempt_of_their_own(client, course, quiz, trainer, at):
    attempt = submit(enrol_learner(course, trainer, at), quiz, at, right=False)
    client.force_login(trainer)

    assert client.get(url("detail", attempt)).status_code == 404


def test_learners_read_their_own_log(signed_in, attempt, at):
    services.take_answers(attempts=only(attempt), answers=answer_right(attempt), at=at + timedelta(minutes=1))

    page = page_of(signed_in.get(reverse("assessments:log", args=[attempt.public_id])))

    assert "Percobaan dimulai." in page
    assert page.count("dijawab.") == 3


def test_the_log_of_somebody_else_is_not_found(client, attempt):
    client.force_login(make_person("Budi Santoso"))

    assert client.get(reverse("assessments:log", args=[attempt.public_id])).status_code == 404
