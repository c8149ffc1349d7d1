"""Who may open what. An attempt belongs to its learner alone."""

import pytest
from django.urls import reverse

from courses.models import LessonPage
from tests.factories.accounts import make_administrator, make_hr_officer, make_person, make_trainer, make_unit
from tests.factories.courses import let_teach

OF_AN_ATTEMPT = [("get", "attempt"), ("post", "attempt"), ("get", "review"), ("post", "submit"), ("get", "result")]


def other_people():
    unit = make_unit("Dinas Kominfo")
    return {
        "another learner": make_person("Budi Santoso"),
        "HR officer": make_hr_officer(unit),
        "trainer": make_trainer(),
        "administrator": make_administrator(),
    }


@pytest.mark.parametrize(("method", "name"), OF_AN_ATTEMPT)
def test_an_attempt_is_not_found_by_anybody_else(client, attempt, method, name):
    for person in other_people().values():
        client.force_login(person)

        response = getattr(client, method)(reverse(f"assessments:{name}", args=[attempt.public_id]))

        assert response.status_code == 404
    attempt.refresh_from_db()
    assert not attempt.is_submitted


@pytest.mark.parametrize(("method", "name"), OF_AN_ATTEMPT)
def test_signed_out_people_are_asked_to_sign_in(client, attempt, method, name):
    address = reverse(f"assessments:{name}", args=[attempt.public_id])

    response = getattr(client, method)(address)

    assert response.url == f"{reverse('account_login')}?next={address}"


def test_signed_out_people_are_asked_to_sign_in_before_a_quiz(client, quiz):
    response = client.get(quiz.url)

    assert response.url == f"{reverse('account_login')}?next={quiz.url}"


@pytest.mark.parametrize("name", ["another learner", "HR officer"])
def test_who_is_not_enrolled_is_shown_the_way_to_the_course(client, quiz, course, name):
    client.force_login(other_people()[name])

    response = client.get(quiz.url, follow=True)

    assert response.redirect_chain[0][0] == course.url
    assert "Daftarlah pada pelatihan ini untuk mengerjakan kuisnya." in response.content.decode()


@pytest.mark.parametrize("name", ["trainer", "administrator"])
def test_who_writes_courses_reads_the_questions_with_their_key(client, quiz, course, name):
    client.force_login(let_teach(other_people()[name], course))

    page = client.get(quiz.url).content.decode()

    question = quiz.chosen_questions()[0]
    assert question.code in page
    assert question.options[0].value["feedback"] in page


def test_starting_without_enrolment_leads_to_the_course(client, quiz, course):
    client.force_login(make_person("Budi Santoso"))

    response = client.post(reverse("assessments:start", args=[quiz.translation_key]))

    assert response.url == course.url


def test_an_unknown_quiz_is_not_found(signed_in, enrolment):
    lesson = LessonPage.objects.first()

    assert signed_in.post(reverse("assessments:start", args=[lesson.translation_key])).status_code == 404


@pytest.mark.parametrize("name", ["review", "result"])
def test_a_page_that_only_shows_takes_no_form(signed_in, attempt, name):
    assert signed_in.post(reverse(f"assessments:{name}", args=[attempt.public_id])).status_code == 405


def test_who_signs_in_again_to_start_a_quiz_lands_on_its_page(signed_in, enrolment, quiz):
    """Sign-in leads back to the address of the form, and by GET."""
    response = signed_in.get(reverse("assessments:start", args=[quiz.translation_key]))

    assert response.url == quiz.url
    assert not enrolment.attempts.exists()


def test_who_signs_in_again_to_submit_lands_before_the_button(signed_in, attempt):
    response = signed_in.get(reverse("assessments:submit", args=[attempt.public_id]))

    assert response.url == reverse("assessments:review", args=[attempt.public_id])
    attempt.refresh_from_db()
    assert not attempt.is_submitted
