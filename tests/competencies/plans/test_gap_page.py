"""The page of one's gaps: what is demanded, what to take, and what no course closes."""

import datetime

import pytest
from django.utils import timezone

from tests.factories.accounts import make_person
from tests.factories.competencies import prove
from tests.factories.courses import complete_course, enrol_learner, make_course
from tests.factories.standards import facts, make_standard

pytestmark = pytest.mark.django_db
URL = "/kompetensi/kesenjangan/"
SAFETY = ("kominfo-4-pilar", "AMAN.3", 3)


@pytest.fixture
def person(client):
    person = make_person()
    client.force_login(person)
    return person


def demand(person, *lines):
    now = timezone.now()
    first = timezone.localdate(now) - datetime.timedelta(days=30)
    return make_standard(person.current_employment().unit, now, lines=lines or [facts()], valid_from=first)


def test_each_gap_has_a_course_with_its_reason_and_a_way_into_the_plan(client, person):
    make_course("Keamanan Digital", hours=12, competencies=[SAFETY])
    demand(person)

    text = client.get(URL).text

    assert "Keamanan Digital" in text
    assert "dari belum ada bukti ke tingkat 3 (Sedang)." in text
    assert "0 dari 1 kompetensi terpenuhi" in text
    assert f"/kompetensi/rencana/{timezone.localdate().year}/saran/" in text


def test_a_gap_without_a_course_says_whom_to_talk_to(client, person):
    demand(person)

    text = client.get(URL).text

    assert "Belum ada pelatihan untuk kompetensi ini. Bicarakan dengan atasan Anda" in text
    assert "Masukkan semua" not in text


def test_a_proof_that_is_too_old_is_told_in_words(client, person):
    make_course("Keamanan Digital", competencies=[SAFETY])
    prove(person, timezone.now() - datetime.timedelta(days=800))
    demand(person, facts(recent_months=12))

    text = client.get(URL).text

    assert "Bukti terlalu lama" in text
    assert "Jabatan Anda menuntut bukti yang tidak lebih lama dari 12 bulan." in text
    assert "Memperbarui bukti" in text


def test_a_completed_course_whose_proof_ran_out_is_named(client, person):
    course = make_course("Keamanan Digital", competencies=[SAFETY])
    enrolment = enrol_learner(course, person, timezone.now() - datetime.timedelta(days=801))
    complete_course(enrolment, timezone.now() - datetime.timedelta(days=800))
    demand(person, facts(recent_months=12))

    assert "Anda pernah menyelesaikan Keamanan Digital" in client.get(URL).text


def test_what_is_wished_beyond_the_demand_is_told_apart(client, person):
    demand(person, facts(level=2, wished_level=4))

    assert "Dituntut: tingkat 2 (Rendah). Diharapkan: tingkat 4 (Tinggi)." in client.get(URL).text


def test_the_origin_of_a_demand_stands_beside_it(client, person):
    demand(person)

    assert "Standar Dinas 2026" in client.get(URL).text


def test_what_is_in_the_plan_is_not_offered_for_it_again(client, person):
    make_course("Keamanan Digital", competencies=[SAFETY])
    demand(person)
    year = timezone.localdate().year

    client.post(f"/kompetensi/rencana/{year}/saran/")

    text = client.get(URL).text
    assert f"Ada dalam rencana {year}" in text
    assert f"Masukkan semua ke rencana {year}" not in text


def test_what_is_reached_needs_no_advice(client, person):
    prove(person, timezone.now() - datetime.timedelta(days=1))
    demand(person)

    text = client.get(URL).text

    assert "Semua tingkat yang dituntut sudah Anda penuhi" in text
    assert "Yang sebaiknya Anda ikuti" not in text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"employed": False}, "Data kepegawaian Anda belum tercatat"),
        ({}, "Belum ada tuntutan kompetensi untuk jabatan Anda saat ini"),
    ],
)
def test_without_demands_the_page_says_why(client, fields, words):
    client.force_login(make_person("Budi Santoso", **fields))

    assert words in client.get(URL).text


def test_without_a_position_the_page_says_whom_to_ask(client, person):
    person.employments.update(position_title="")

    assert "Jabatan Anda belum tercatat" in client.get(URL).text


def test_the_page_takes_as_many_queries_for_many_gaps_as_for_one(client, person, django_assert_max_num_queries):
    for number, code in enumerate(["AMAN.1", "AMAN.2", "CAKAP.1", "ETIKA.1"]):
        make_course(f"Kursus {number}", competencies=[("kominfo-4-pilar", code, 3)])
    demand(person, *[facts(code) for code in ("AMAN.1", "AMAN.2", "CAKAP.1", "ETIKA.1")])
    client.get(URL)

    # Session, person, notices and employment; the standing; completions; what is planned.
    with django_assert_max_num_queries(12):
        client.get(URL)
