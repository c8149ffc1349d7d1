import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from competencies.models import Competency
from competencies.services import withdraw
from tests.factories.accounts import make_person
from tests.factories.competencies import COURSE, credit, prove

pytestmark = pytest.mark.django_db

URL = "/kompetensi/"


@pytest.fixture
def person():
    return make_person()


@pytest.fixture
def page(client, person):
    """Fetches the page as its owner sees it."""
    client.force_login(person)

    def fetch(query=""):
        return client.get(URL + query)

    return fetch


def this_year():
    return timezone.localdate().year


def test_the_address_is_the_one_that_others_link_to():
    assert reverse("competencies:profile") == URL


def test_somebody_signed_out_is_asked_to_sign_in(client):
    response = client.get(URL)

    assert response.status_code == 302
    assert response.url.startswith("/masuk/")


def test_without_anything_the_page_says_what_to_do(page):
    response = page()

    assert "Belum ada bukti kompetensi saat ini" in response.text
    assert f"Belum ada jam pelajaran pada tahun {this_year()}" in response.text
    assert f"0 dari 20 JP pada tahun {this_year()}." in response.text


def test_the_page_shows_evidence_hours_and_what_is_left(page, person):
    prove(person, timezone.now(), level=4)
    credit(person, timezone.now(), hours=14, title="Keamanan Digital")

    text = page().text

    assert "4 – Tinggi" in text
    assert f"14 dari 20 JP pada tahun {this_year()}." in text
    assert "Kurang 6 JP lagi." in text
    assert "Keamanan Digital" in text


def test_reaching_the_target_is_said_in_words(page, person):
    credit(person, timezone.now(), hours=20)

    assert "Target tahun ini sudah Anda penuhi." in page().text


def test_for_pppk_the_target_is_called_a_limit(client):
    person = make_person(status="PPPK")
    credit(person, timezone.now(), hours=24)
    client.force_login(person)

    text = client.get(URL).text

    assert f"24 JP pada tahun {this_year()}, dari paling banyak 24 JP setahun." in text
    assert "batas maksimum, bukan batas minimum" in text
    assert "sudah Anda penuhi" not in text


def test_without_employment_there_is_no_target(client):
    client.force_login(make_person(employed=False))

    assert "Belum ada target JP tahunan untuk status kepegawaian Anda." in client.get(URL).text


def test_another_learners_record_is_not_shown(client, person):
    credit(person, timezone.now(), title="Rahasia")
    prove(person, timezone.now())
    client.force_login(make_person("Budi Santoso"))

    text = client.get(URL).text

    assert "Rahasia" not in text
    assert "Belum ada bukti kompetensi saat ini" in text


def test_the_ledger_runs_like_a_bank_statement(page, person):
    key, now = uuid.uuid4(), timezone.now()
    credit(person, now - timedelta(minutes=3), hours=5, title="Pertama")
    credit(person, now - timedelta(minutes=2), hours=3, source_key=key, title="Kedua")
    withdraw(source_kind=COURSE, source_key=key, reason="Salah orang", at=now - timedelta(minutes=1))

    response = page()

    lines = response.context["statement"].lines
    assert [(line.hours, line.balance) for line in lines] == [(5, 5), (3, 8), (-3, 5)]
    assert "Ditarik kembali: Salah orang" in response.text


def test_an_earlier_year_can_be_chosen(page, person):
    credit(person, datetime(2025, 6, 1, 9, tzinfo=ZoneInfo("Asia/Jakarta")), hours=7, title="Tahun lalu")

    response = page("?year=2025")

    assert "Tahun lalu" in response.text
    assert "7 dari 20 JP pada tahun 2025." in response.text
    assert f'<a href="?year={this_year()}#ledger">{this_year()}</a>' in response.text


@pytest.mark.parametrize("year", ["abc", "1", "99999", "2025%00"])
def test_a_malformed_year_is_told_and_the_current_one_shown(page, year):
    response = page(f"?year={year}")

    assert response.status_code == 200
    assert "Tidak ada riwayat untuk tahun tersebut." in response.text
    assert response.context["statement"].summary.year == this_year()


def test_the_page_is_in_english_for_those_who_chose_it(client, person):
    client.force_login(person)
    client.cookies["django_language"] = "en"
    prove(person, timezone.now())

    text = client.get(URL).text

    assert "Digital Safety" in text
    assert "What you have proven" in text


def test_a_long_record_takes_no_more_queries(page, person, django_assert_max_num_queries):
    for competency in Competency.objects.select_related("framework").exclude(parent=None)[:60]:
        prove(person, timezone.now(), competency=(competency.framework.code, competency.code), level=1)
        credit(person, timezone.now(), hours=1)

    with django_assert_max_num_queries(10):
        page()


def test_reading_the_page_writes_nothing(page, django_assert_num_queries):
    with django_assert_num_queries(10, exact=False) as captured:
        page()

    assert all(query["sql"].startswith("SELECT") for query in captured.captured_queries)


def test_the_page_is_only_read(client, person):
    client.force_login(person)

    assert client.post(URL).status_code == 405
