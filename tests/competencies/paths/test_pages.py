import pytest
from django.urls import reverse

from competencies.models import LearningPath
from competencies.paths.pages import paths_for
from courses.services import complete_step
from tests.factories.accounts import make_administrator, make_hr_officer, make_person, make_unit
from tests.factories.courses import enrol_learner, make_course
from tests.factories.standards import give_kind, make_path

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_unit("Kabupaten Sukamaju")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency)


@pytest.fixture
def course():
    return make_course()


@pytest.fixture
def owner(unit):
    person = make_person("Yuliana Wati", unit=unit)
    give_kind(person, "05", title="Kepala Seksi")
    return person


@pytest.fixture
def officer(client, unit):
    user = make_hr_officer(unit)
    client.force_login(user)
    return user


def names(person, at):
    return [shown.path.name_id for shown in paths_for(person, person.current_employment(), at)]


def courses(course):
    return [(course.translation_key, course.title)]


def test_a_person_sees_the_paths_of_their_position_the_nearest_first(owner, agency, unit, course, at):
    steps = courses(course)
    make_path(None, at, courses=steps, name="Nasional")
    make_path(agency, at, courses=steps, name="Kabupaten")
    make_path(unit, at, courses=steps, name="Dinas")
    make_path(unit, at, courses=steps, name="Pengawas", position_title="kepala seksi")
    make_path(unit, at, courses=steps, name="Lain", position_title="Kepala Bidang")
    make_path(make_unit("Dinas Kesehatan", agency), at, courses=steps, name="Kesehatan")
    make_path(unit, at, courses=steps, name="Rancangan", published=False)

    assert names(owner, at) == ["Pengawas", "Dinas", "Kabupaten", "Nasional"]


def test_whoever_is_not_employed_has_no_path(course, at):
    make_path(None, at, courses=courses(course))

    assert names(make_person(employed=False), at) == []


def test_each_course_says_how_far_one_is(client, owner, unit, course, at):
    make_path(unit, at, courses=courses(course))
    client.force_login(owner)
    page = reverse("competencies:paths")

    assert "0 dari 1 pelatihan selesai" in client.get(page).content.decode()
    enrolment = enrol_learner(course, owner, at)
    assert "sedang diikuti" in client.get(page).content.decode()

    for step in enrolment.version.steps():
        complete_step(enrolment=enrolment, step_key=step["key"], at=at)
    assert "1 dari 1 pelatihan selesai" in client.get(page).content.decode()


def test_a_course_that_is_no_longer_offered_keeps_its_name(owner, unit, course, at):
    make_path(unit, at, courses=courses(course))
    course.unpublish()

    ((step,),) = [shown.steps for shown in paths_for(owner, owner.current_employment(), at)]
    assert (step.state, step.title, step.url) == ("closed", course.title, "")


def test_pages_take_a_fixed_number_of_queries(client, owner, unit, course, at, django_assert_max_num_queries):
    for number in range(3):
        make_path(unit, at, courses=courses(course), name=f"Jalur {number}")
    client.force_login(owner)

    with django_assert_max_num_queries(16):
        client.get(reverse("competencies:paths"))
    client.force_login(make_hr_officer(unit))
    with django_assert_max_num_queries(8):
        client.get(reverse("competencies:paths_kept"))


def test_an_officer_makes_a_path_and_puts_courses_in_order(client, officer, unit, course):
    second = make_course(code="DUA-101", title="Kursus kedua")
    told = {"unit": str(unit.public_id), "name_id": "Jalur Pengawas", "position_kind": "05"}
    client.post(reverse("competencies:path_new"), told)
    path = LearningPath.objects.get()
    page = reverse("competencies:path_course_add", args=[path.public_id])

    for key in (course.translation_key, second.translation_key):
        client.post(page, {"course": str(key)})
    move = reverse("competencies:path_course_move", args=[path.public_id, second.translation_key])
    client.post(move, {"to": "1"})
    client.post(reverse("competencies:path_publish", args=[path.public_id]))

    path.refresh_from_db()
    assert (path.is_offered, path.position_kind.code) == (True, "05")
    assert list(path.steps.values_list("course_key", flat=True)) == [second.translation_key, course.translation_key]


def test_a_made_up_course_or_place_is_refused(client, officer, unit, course, at):
    path = make_path(unit, at, courses=courses(course), published=False)

    page = client.post(reverse("competencies:path_course_add", args=[path.public_id]), {"course": "palsu"})
    assert list(page.context["form"].errors) == ["course"]

    move = reverse("competencies:path_course_move", args=[path.public_id, course.translation_key])
    for to in ("", "-1", "atas", "9" * 30):
        assert client.post(move, {"to": to}).status_code == 302


def test_an_officer_keeps_no_path_of_another_unit_or_of_the_nation(client, officer, agency, course, at):
    for unit in (agency, None):
        path = make_path(unit, at, courses=courses(course))
        assert client.get(reverse("competencies:path", args=[path.public_id])).status_code == 404


def test_an_administrator_makes_a_national_path(client):
    client.force_login(make_administrator())

    client.post(reverse("competencies:path_new"), {"unit": "", "name_id": "Jalur Nasional"})

    assert LearningPath.objects.get().unit is None


def test_changing_a_path_tells_what_was_taken(client, officer, unit, at):
    path = make_path(unit, at, published=False)

    client.post(reverse("competencies:path_edit", args=[path.public_id]), {"name_id": "Nama Baru", "about_id": "Baru"})

    path.refresh_from_db()
    assert (path.name_id, path.about) == ("Nama Baru", "Baru")
