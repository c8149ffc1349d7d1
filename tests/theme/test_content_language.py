"""What trainers wrote is Indonesian, whatever the language of the interface: readers' voices must know (WCAG 3.1.2)."""

import pytest
from django.conf import settings

from tests.factories.accounts import make_person
from tests.factories.assessments import make_quiz, start
from tests.factories.courses import enrol_learner, make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client, at):
    """The pages of a course with that interface: what is offered, the course, a lesson, an open quiz."""
    learner, course = make_person(), make_course("Aman Berdigital", lessons=1)
    quiz = make_quiz(course, title="Kuis penutup")
    enrolment = enrol_learner(course, learner, at)
    attempt = start(enrolment, quiz, at)
    client.force_login(learner)

    def read(language):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        lesson = next(step for module in course.get_children() for step in module.get_children().live())
        addresses = ["/katalog/", course.url, lesson.url, f"/kuis/{attempt.public_id}/"]
        return [client.get(address).content.decode() for address in addresses]

    return read


def test_written_content_names_its_language_in_an_english_interface(read):
    catalogue, course, lesson, quiz = read("en")

    assert ' lang="id">Aman Berdigital' in catalogue
    assert '<h1 lang="id">Aman Berdigital' in course
    assert '<div class="prose" lang="id">' in lesson
    assert '<h1 lang="id">Kuis penutup' in quiz
    assert '<span lang="id">' in quiz


def test_in_an_indonesian_interface_it_needs_no_word(read):
    for page in read("id"):
        assert page.count('lang="id"') == 1 + page.count('value="id" lang="id"')
