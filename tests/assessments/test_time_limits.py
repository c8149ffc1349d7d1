"""The server's clock ends an attempt, whoever looks first: the learner, the trainer's rules or the sweep."""

from datetime import timedelta
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments import services, tasks
from assessments.models import Attempt
from assessments.services import closing
from tests.factories.accounts import make_person
from tests.factories.assessments import answer_right, only, start, with_rules
from tests.factories.courses import enrol_learner

MINUTE = timedelta(minutes=1)


@pytest.fixture
def begin(course, quiz, at):
    with_rules(quiz, time_limit=10, grace_seconds=120)
    return lambda name: start(enrol_learner(course, make_person(name), at), quiz, at)


@pytest.fixture
def over(enrolment, quiz):
    """One whose time was up an hour ago by the real clock, which the pages read."""
    with_rules(quiz, time_limit=10, grace_seconds=120)
    return start(enrolment, quiz, timezone.now() - 60 * MINUTE)


@pytest.fixture
def in_grace(enrolment, quiz):
    with_rules(quiz, time_limit=10, grace_seconds=120)
    return start(enrolment, quiz, timezone.now() - 11 * MINUTE)


def url(name, attempt):
    return reverse(f"assessments:{name}", args=[attempt.public_id])


def page_of(response):
    return " ".join(response.content.decode().split())


def test_the_sweep_closes_what_is_over_and_nothing_else(begin, at):
    first, second = begin("Budi Santoso"), begin("Ratna Dewi")
    Attempt.objects.filter(pk=second.pk).update(accepts_until=at + 60 * MINUTE)

    assert services.close_expired(at=at + 13 * MINUTE) == 1
    assert list(Attempt.objects.submitted()) == [first]


def test_sweeping_again_closes_nothing(begin, at):
    begin("Budi Santoso")
    services.close_expired(at=at + 13 * MINUTE)

    assert services.close_expired(at=at + 13 * MINUTE) == 0
    assert Attempt.objects.filter(is_timed_out=True).count() == 1


def test_the_sweep_goes_on_until_nothing_is_left(monkeypatch, begin, at):
    monkeypatch.setattr(closing, "AT_ONCE", 2)
    for number in range(5):
        begin(f"Peserta {number}")

    assert services.close_expired(at=at + 13 * MINUTE) == 5


def test_an_attempt_that_cannot_be_closed_does_not_starve_the_others(monkeypatch, begin, at):
    broken, _sound = begin("Budi Santoso"), begin("Ratna Dewi")
    monkeypatch.setattr(closing, "score", partial(_break_down_at, broken, closing.score))

    assert services.close_expired(at=at + 13 * MINUTE) == 1
    assert list(Attempt.objects.open()) == [broken]


def _break_down_at(broken, score, *, attempt, at):
    if attempt == broken:
        raise RuntimeError("a row that nobody foresaw")
    return score(attempt=attempt, at=at)


def test_the_task_sweeps_by_the_clock(over):
    tasks.close_expired_attempts()

    over.refresh_from_db()
    assert (over.submitted_at, over.is_timed_out) == (over.deadline_at, True)


def test_looking_at_an_attempt_that_is_over_writes_nothing(signed_in, over):
    page = page_of(signed_in.get(url("attempt", over)))

    assert "Waktu habis" in page
    assert "0 dari 3 soal" in page
    assert Attempt.objects.open().exists()


def test_its_one_button_closes_it(signed_in, over):
    response = signed_in.post(url("submit", over))

    over.refresh_from_db()
    assert response.url == url("result", over)
    assert (over.is_timed_out, over.submitted_at) == (True, over.deadline_at)


def test_so_does_a_form_that_comes_too_late(signed_in, over):
    form = {str(answer.item): answer.given for answer in answer_right(over)}

    response = signed_in.post(url("attempt", over), form, follow=True)

    over.refresh_from_db()
    assert (over.is_timed_out, over.score) == (True, 0)
    assert "disimpan untuk diputuskan pelatih" in page_of(response)


def test_the_review_of_an_attempt_that_is_over_leads_to_the_end(signed_in, over):
    assert signed_in.get(url("review", over)).url == url("attempt", over)


def test_a_withdrawn_learner_s_attempt_ends_as_well(over, enrolment):
    enrolment.withdrawn_at = timezone.now()
    enrolment.save()

    assert services.submit_attempt(attempt=over, at=timezone.now()).is_timed_out


def test_the_page_tells_the_end_in_words_and_the_time_left_to_the_script(signed_in, enrolment, quiz):
    with_rules(quiz, time_limit=10)
    attempt = start(enrolment, quiz, timezone.now())

    page = page_of(signed_in.get(url("attempt", attempt)))

    assert "Waktu berjalan sampai" in page
    left = int(page.split('data-left="')[1].split('"')[0])
    assert 590_000 < left <= 600_000


def test_a_quiz_without_a_limit_shows_no_countdown(signed_in, attempt):
    page = page_of(signed_in.get(url("attempt", attempt)))

    assert "tanpa batas waktu" in page
    assert "data-left" not in page
    assert "data-countdown" not in page


def test_in_the_grace_the_page_still_takes_what_was_on_its_way(signed_in, in_grace):
    page = page_of(signed_in.get(url("attempt", in_grace)))

    assert "Waktu habis. Kirim sekarang" in page
    assert 'data-left="0"' in page


def test_the_script_hands_in_when_the_time_is_up(signed_in, in_grace):
    form = {str(answer.item): answer.given for answer in answer_right(in_grace)}

    response = signed_in.post(url("attempt", in_grace), {"action": "time_up", **form})

    in_grace.refresh_from_db()
    assert response.url == url("result", in_grace)
    assert in_grace.score == 100


def test_a_device_whose_clock_is_ahead_hands_in_nothing(signed_in, enrolment, quiz):
    with_rules(quiz, time_limit=10)
    attempt = start(enrolment, quiz, timezone.now())

    response = signed_in.post(url("attempt", attempt), {"action": "time_up"})

    assert response.url == url("attempt", attempt)
    assert Attempt.objects.open().exists()


def test_starting_again_closes_what_is_over_first(enrolment, quiz, over):
    again = start(enrolment, quiz, timezone.now())

    assert again.number == 2
    assert Attempt.objects.get(number=1).is_timed_out


def test_answers_of_the_grace_count(in_grace):
    saved = services.take_answers(attempts=only(in_grace), answers=answer_right(in_grace), at=timezone.now())

    assert (saved.answered, saved.is_late) == (3, False)
