import uuid
from datetime import timedelta

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
def fetched(client, person):
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


def test_without_anything_the_page_says_what_to_do(fetched):
    response = fetched()

    assert "Belum ada bukti kompetensi saat ini" in response.text
    assert "Lihat katalog" in response.text
    assert f"0 dari 20 JP pada tahun {this_year()}." in response.text


def test_the_page_shows_levels_in_words_with_their_evidence(fetched, person):
    prove(person, timezone.now(), level=4, title="Keamanan Digital")

    text = fetched().text

    assert "4 – Tinggi" in text
    assert "Keamanan Digital" in text


def test_hours_are_told_in_short(fetched, person):
    credit(person, timezone.now(), hours=14)

    text = fetched().text

    assert f"14 dari 20 JP pada tahun {this_year()}." in text
    assert "Kurang 6 JP lagi." in text


def test_without_employment_nothing_is_required_and_no_hours_either(client):
    client.force_login(make_person(employed=False))

    text = client.get(URL).text

    assert "Belum ada target JP tahunan untuk status kepegawaian Anda." in text
    assert "Belum ada jabatan yang tercatat" in text


def test_another_learners_record_is_not_shown(client, person):
    prove(person, timezone.now(), title="Rahasia")
    client.force_login(make_person("Budi Santoso"))

    text = client.get(URL).text

    assert "Rahasia" not in text
    assert "Belum ada bukti kompetensi saat ini" in text


def test_what_was_taken_back_stands_in_the_history_with_its_reason(fetched, person):
    key = uuid.uuid4()
    prove(person, timezone.now() - timedelta(hours=1), source_key=key)
    withdraw(source_kind=COURSE, source_key=key, reason="Salah orang", at=timezone.now())

    text = fetched().text

    assert "ditarik kembali: Salah orang" in text
    assert "Belum terbukti" in text


def test_each_framework_has_a_tab_and_the_one_asked_for_is_shown(fetched, person):
    prove(person, timezone.now(), title="Pilar")
    prove(person, timezone.now(), competency=("digcomp-3.0", "1.1"), level=2, title="Literasi informasi")

    first, other = fetched().text, fetched("?kerangka=digcomp-3.0").text

    assert '<a href="?kerangka=digcomp-3.0#levels">' in first
    assert '<a href="?kerangka=digcomp-3.0#levels" aria-current="page">' in other
    assert ("AMAN.3" in first, "AMAN.3" in other) == (True, False)


@pytest.mark.parametrize("code", ["tidak-ada", "%00", "x" * 5000])
def test_a_framework_that_nobody_knows_is_answered_with_the_first(fetched, person, code):
    prove(person, timezone.now())

    response = fetched(f"?kerangka={code}")

    assert response.status_code == 200
    assert "AMAN.3" in response.text


def test_the_page_is_in_english_for_those_who_chose_it(client, person):
    client.force_login(person)
    client.cookies["django_language"] = "en"
    prove(person, timezone.now())

    text = client.get(URL).text

    assert "Digital Safety" in text
    assert "Your competency profile" in text


def test_a_long_record_takes_no_more_queries(fetched, person, django_assert_max_num_queries):
    for competency in Competency.objects.select_related("framework").exclude(parent=None)[:60]:
        prove(person, timezone.now(), competency=(competency.framework.code, competency.code), level=1)
    credit(person, timezone.now(), hours=1)

    with django_assert_max_num_queries(12):
        fetched()
