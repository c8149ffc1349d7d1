import csv

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from courses.models import Cohort, Enrolment
from tests.factories.accounts import make_hr_officer, make_officer, make_person, make_unit
from tests.factories.courses import make_course
from tests.factories.standing import competency, make_cell, make_standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency)


@pytest.fixture
def officer(client, agency):
    officer = make_hr_officer(agency, "Hasan Basri")
    client.force_login(officer)
    return officer


@pytest.fixture
def course():
    return make_course(lessons=1, competencies=[("kominfo-4-pilar", "AMAN.3", 3)])


def map_url(unit):
    return reverse("reports:gap_map", args=[unit.public_id])


def people_url(unit):
    return reverse("reports:gap_people", args=[unit.public_id, "kominfo-4-pilar", "AMAN.3"])


def test_the_map_says_where_most_people_lack_the_level(client, officer, agency, unit):
    make_cell(unit, people=10, reached=4)

    text = client.get(map_url(agency)).text

    assert competency().name in text
    assert "6 dari 10 orang" in text
    assert "40%" in text


def test_without_standards_the_page_says_what_to_do(client, officer, agency):
    assert "Belum ada yang dapat dibandingkan" in client.get(map_url(agency)).text


def test_opening_it_leaves_a_trace(client, officer, agency):
    client.get(map_url(agency))

    assert AuditEntry.objects.get(action="unit.viewed").target == agency.name


def test_the_file_keeps_back_what_the_page_keeps_back(client, officer, agency, unit):
    make_cell(unit, people=3, reached=1)
    make_cell(make_unit("Dinas Kesehatan", agency), people=20, reached=10)

    response = client.get(reverse("reports:gap_map_csv", args=[agency.public_id]))

    rows = list(csv.reader(response.text.lstrip("\ufeff").splitlines()))
    assert [row[0] for row in rows[1:]] == ["Dinas Kominfo", "Dinas Kesehatan"]
    assert rows[1][4:] == ["–", "–", "–"]


def test_the_list_names_those_below_the_level_and_nobody_else(client, officer, unit):
    lacking = make_person("Yuliana Wati", unit=unit)
    make_standing(lacking, required=3, level=1)
    make_standing(make_person("Budi Santoso", unit=unit), required=3, level=3)
    hidden = make_person("Siti Aminah", unit=unit)
    make_standing(hidden, required=3)
    type(hidden).objects.filter(pk=hidden.pk).update(processing_restricted_at=timezone.now())

    text = client.get(people_url(unit)).text

    assert "Yuliana Wati" in text
    assert "Budi Santoso" not in text
    assert "Siti Aminah" not in text


def test_a_proof_that_became_too_old_is_named_as_such(client, officer, unit):
    make_standing(make_person(unit=unit), required=3, level=3, counting=0)

    assert "3, terlalu lama" in client.get(people_url(unit)).text


def test_the_course_is_assigned_to_those_ticked(client, officer, unit, course):
    chosen, other = make_person(unit=unit), make_person(unit=unit)
    make_standing(chosen), make_standing(other)
    data = {"course": course.translation_key, "who": "chosen", "person": [chosen.public_id], "note": "Kesenjangan"}

    response = client.post(people_url(unit), data, follow=True)

    assert "1 orang didaftarkan." in response.text
    assert [enrolment.learner for enrolment in Enrolment.objects.all()] == [chosen]


def test_the_course_is_assigned_to_the_whole_list(client, officer, unit, course):
    for _ in range(3):
        make_standing(make_person(unit=unit))

    client.post(people_url(unit), {"course": course.translation_key, "who": "everybody"})
    client.post(people_url(unit), {"course": course.translation_key, "who": "everybody"})

    assert Enrolment.objects.count() == 3


def test_more_than_an_officer_may_assign_at_once_is_refused_in_words(client, officer, unit, course, monkeypatch):
    monkeypatch.setattr("courses.assigning.MOST_AT_ONCE", 1)
    people = [make_person(unit=unit), make_person(unit=unit)]
    make_standing(people[0]), make_standing(people[1])
    data = {"course": course.translation_key, "who": "chosen", "person": [each.public_id for each in people]}

    assert "unit di bawahnya" in client.post(people_url(unit), data).text
    assert not Enrolment.objects.exists()


def test_nobody_outside_the_list_can_be_slipped_in(client, officer, unit, course):
    make_standing(make_person(unit=unit))
    stranger = make_person(unit=make_unit("Pemerintah Kota Lain"))
    make_standing(stranger)

    response = client.post(
        people_url(unit), {"course": course.translation_key, "who": "chosen", "person": [stranger.public_id]}
    )

    assert "Centang paling sedikit satu orang" in response.text
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"course": ""}, "Pilih pelatihan yang akan ditugaskan."),
        ({"due_on": "2020-01-01"}, "Hari ini sudah lewat."),
        ({"due_on": "31-02-2027"}, "hari, bulan, dan tahun"),
    ],
)
def test_bad_input_is_named_and_the_ticks_stay(client, officer, unit, course, facts, message):
    person, other = make_person(unit=unit), make_person(unit=unit)
    make_standing(person), make_standing(other)
    data = {"course": course.translation_key, "who": "chosen", "person": [person.public_id]} | facts

    text = client.post(people_url(unit), data).text

    assert message in text
    assert text.count(" checked") >= 1
    assert not Enrolment.objects.exists()


def test_without_an_open_course_there_is_no_form_but_advice(client, officer, unit, course):
    Cohort.objects.update(opens_at=timezone.now() + timezone.timedelta(days=9))
    make_standing(make_person(unit=unit))

    text = client.get(people_url(unit)).text

    assert "Tugaskan pelatihan" not in text
    assert "Mintalah pengajar" in text


def test_an_auditor_sees_the_list_and_assigns_nothing(client, agency, unit, course):
    client.force_login(make_officer("auditor", agency))
    make_standing(make_person(unit=unit))

    assert "Tugaskan pelatihan" not in client.get(people_url(unit)).text
    assert client.post(people_url(unit), {"course": course.translation_key, "who": "everybody"}).status_code == 404
