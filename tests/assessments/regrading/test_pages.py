from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.services import grant_role
from assessments.models import Attempt, Regrade, RegradeOutcome
from courses.models import Enrolment
from tests.assessments.regrading.conftest import correct, take
from tests.factories.accounts import as_in_a_request, make_person, make_trainer
from tests.factories.assessments import let_use


@pytest.fixture
def trainer(course, question, at):
    person = make_person("Wayan Sudarma")
    grant_role(user=person, role="trainer", course_key=course.translation_key, course_title=course.title, at=at)
    return let_use(as_in_a_request(person), question.bank)


@pytest.fixture
def desk(client, trainer):
    client.force_login(trainer)
    return client


@pytest.fixture
def address(question):
    return reverse("regrading:question", args=[question.public_id])


def digest_on(page):
    return page.context["preview"].digest


def test_a_trainer_sees_and_applies_a_corrected_key(desk, enrolment, quiz, question, address, at):
    attempt = take(enrolment, quiz, at, chosen="Benar")
    correct(question, quiz)
    page = desk.get(address)

    answer = desk.post(address, {"reason": "Kunci B.", "digest": digest_on(page)}, follow=True)

    assert "Yuliana Wati" in page.content.decode()
    assert answer.redirect_chain[-1][0] == reverse("regrading:outcomes", args=[Regrade.objects.get().public_id])
    assert Attempt.objects.get(pk=attempt.pk).score == Decimal(100)


def test_without_a_reason_nothing_is_applied(desk, enrolment, quiz, question, address, at):
    take(enrolment, quiz, at, chosen="Benar")
    correct(question, quiz)

    answer = desk.post(address, {"reason": "", "digest": digest_on(desk.get(address))})

    assert "Tuliskan alasannya" in answer.content.decode()
    assert not Regrade.objects.exists()


def test_an_old_page_is_shown_again_with_what_holds_now(desk, enrolment, quiz, question, address, at):
    take(enrolment, quiz, at, chosen="Benar")
    correct(question, quiz)

    answer = desk.post(address, {"reason": "Kunci B.", "digest": "0" * 64})

    assert not Regrade.objects.exists()
    assert f'value="{answer.context["preview"].digest}"' in answer.content.decode()


def test_results_of_courses_of_others_are_neither_shown_nor_changed(client, enrolment, quiz, question, address, at):
    attempt = take(enrolment, quiz, at, chosen="Benar")
    correct(question, quiz)
    client.force_login(let_use(make_trainer(), question.bank))
    page = client.get(address)

    client.post(address, {"reason": "Kunci B.", "digest": digest_on(page)})

    assert "Yuliana Wati" not in page.content.decode()
    assert Attempt.objects.get(pk=attempt.pk).score == Decimal(50)


def test_a_decision_is_made_on_a_page_of_its_own(desk, enrolment, quiz, question, address, at):
    take(enrolment, quiz, at, chosen="Salah")
    Enrolment.objects.filter(pk=enrolment.pk).update(completed_at=at)
    correct(question, quiz)
    desk.post(address, {"reason": "Kunci B.", "digest": digest_on(desk.get(address))})
    outcome = RegradeOutcome.objects.select_related("regrade", "attempt").get()

    desk.post(
        reverse("regrading:decide", args=[outcome.regrade.public_id, outcome.attempt.public_id]),
        {"note": "Kesalahan kami.", "is_kept": "yes"},
    )

    outcome.refresh_from_db()
    assert (outcome.decision, outcome.note) == ("kept", "Kesalahan kami.")
