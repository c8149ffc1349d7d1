from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from competencies.models import Evidence
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.competencies import prove

pytestmark = pytest.mark.django_db
PILLARS = "?kerangka=kominfo-4-pilar"


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def person(unit):
    return make_person("Siti Aminah", unit=unit)


@pytest.fixture
def officer(client, unit):
    client.force_login(make_hr_officer(unit))
    return client


def filled(page, **changes):
    usual = {
        "key": str(page.context["form"]["key"].value()),
        "competency": "AMAN.3",
        "level": "3",
        "title": "Kursus keamanan informasi, Bandung 2019",
        "basis": "Sertifikat 12/2019",
        "valid_until": "",
    }
    return usual | changes


def recognise_at(person):
    return reverse("competencies:recognise", args=[person.public_id]) + PILLARS


def test_an_officer_recognises_what_somebody_learnt(officer, person):
    page = officer.get(recognise_at(person))

    for _ in range(2):
        answer = officer.post(recognise_at(person), filled(page))

    assert answer.url == reverse("competencies:evidence_of", args=[person.public_id])
    row = Evidence.objects.get()
    assert (row.person, row.competency.code, row.level) == (person, "AMAN.3", 3)
    assert "Sertifikat 12/2019" in officer.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("competency", "AMAN.99"),
        ("competency", "AMAN"),
        ("level", "9"),
        ("level", ""),
        ("title", " "),
        ("basis", ""),
        ("valid_until", "31-02-2027"),
        ("valid_until", "2020-01-01"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(officer, person, field, value):
    page = officer.get(recognise_at(person))

    answer = officer.post(recognise_at(person), filled(page, **{field: value}))

    assert list(answer.context["form"].errors) == [field]
    assert not Evidence.objects.exists()


def test_the_framework_is_chosen_first(officer, person):
    page = officer.get(reverse("competencies:recognise", args=[person.public_id])).content.decode()

    assert PILLARS in page


def test_a_recognised_row_is_taken_back(officer, person):
    officer.post(recognise_at(person), filled(officer.get(recognise_at(person))))
    address = reverse("competencies:revoke_evidence", args=[Evidence.objects.get().public_id])

    refused = officer.post(address, {"reason": " "})
    officer.post(address, {"reason": "Salah orang"})

    assert "reason" in refused.context["form"].errors
    assert Evidence.objects.get().revoked_reason == "Salah orang"
    assert "Salah orang" in officer.get(address).content.decode()


def test_a_row_of_a_course_cannot_be_taken_back_here(officer, person, at):
    row = prove(person, at)

    assert officer.get(reverse("competencies:revoke_evidence", args=[row.public_id])).status_code == 404


def test_ones_own_evidence_is_for_somebody_else(client, unit):
    me = make_hr_officer(unit)
    client.force_login(me)

    assert client.get(reverse("competencies:evidence_of", args=[me.public_id])).status_code == 404


def test_whose_data_may_not_be_used_is_not_shown(officer, person):
    person.processing_restricted_at = timezone.now()
    person.save()

    assert officer.get(reverse("competencies:evidence_of", args=[person.public_id])).status_code == 404


def test_the_list_says_what_counts_and_what_does_not(officer, person, at):
    prove(person, at)
    prove(person, at - timedelta(days=400), valid_until=(at - timedelta(days=30)).date())

    page = officer.get(reverse("competencies:evidence_of", args=[person.public_id]))

    assert [row.is_valid for row in page.context["page_obj"]] == [True, False]


def test_a_longer_list_costs_no_more_queries(officer, person, at, django_assert_max_num_queries):
    for _ in range(6):
        prove(person, at)
    address = reverse("competencies:evidence_of", args=[person.public_id])
    officer.get(address)

    with django_assert_max_num_queries(14):
        officer.get(address)
