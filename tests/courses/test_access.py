"""Who may do what at the addresses of a course that change something."""

import pytest

from courses.models import CourseVersion, Enrolment, LessonPage, StepCompletion
from tests.factories.accounts import make_administrator, make_hr_officer, make_person, make_trainer, make_unit
from tests.factories.courses import enrol_learner, make_course

pytestmark = pytest.mark.django_db

OTHERS = {
    "another learner": make_person,
    "HR officer": lambda: make_hr_officer(make_unit("Dinas Kominfo")),
    "trainer": make_trainer,
    "administrator": make_administrator,
}


@pytest.fixture
def enrolment(at):
    return enrol_learner(make_course(lessons=2), make_person(), at)


def paths(enrolment):
    lesson = LessonPage.objects.first()
    return [
        f"/belajar/{enrolment.public_id}/selesai/{lesson.translation_key}/",
        f"/belajar/{enrolment.public_id}/perbarui/",
    ]


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_enrolment_of_somebody_else_is_not_found(client, enrolment, who, method):
    client.force_login(OTHERS[who]())

    statuses = [getattr(client, method)(path).status_code for path in paths(enrolment)]

    assert statuses == [404, 404]
    assert not StepCompletion.objects.exists()


def test_a_stranger_is_asked_to_sign_in(client, enrolment):
    course_key = CourseVersion.objects.get().course_key

    responses = [client.post(path) for path in [*paths(enrolment), f"/belajar/{course_key}/daftar/"]]

    assert [response.url.split("?")[0] for response in responses] == ["/masuk/"] * 3
    assert not StepCompletion.objects.exists()
    assert Enrolment.objects.count() == 1


@pytest.mark.parametrize("who", OTHERS)
def test_everybody_who_is_signed_in_may_enrol_for_themselves(client, enrolment, who):
    person = OTHERS[who]()
    client.force_login(person)

    client.post(f"/belajar/{CourseVersion.objects.get().course_key}/daftar/")

    assert Enrolment.objects.filter(learner=person).count() == 1


def test_a_request_without_the_token_is_refused(enrolment, client):
    client.handler.enforce_csrf_checks = True
    client.force_login(enrolment.learner)

    assert client.post(paths(enrolment)[0]).status_code == 403
