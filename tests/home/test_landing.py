import pytest

from tests.factories.accounts import make_person
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db


def test_it_shows_courses_that_take_registrations_first(client):
    make_course("Kantor Digital", open=False)
    make_course("Aman Digital")

    page = client.get("/").text

    assert 0 < page.index("Aman Digital") < page.index("Kantor Digital")


def test_a_course_without_a_cohort_is_coming_soon(client):
    make_course("Kantor Digital", open=False)

    page = client.get("/").text

    assert "Segera" in page


def test_it_stands_without_any_course(client):
    response = client.get("/")

    assert response.status_code == 200
    assert 'id="courses"' not in response.text


def test_its_searches_and_checks_go_where_they_are_answered(client):
    make_course("Aman Digital")

    page = client.get("/").text

    assert 'action="/katalog/"' in page
    assert 'action="/verifikasi/"' in page
    assert client.get("/katalog/", {"q": "aman"}).status_code == 200
    assert client.get("/verifikasi/", {"kode": "salah"}).status_code == 200


def test_who_is_signed_out_is_offered_to_sign_in(client):
    page = client.get("/").text

    assert "Masuk dengan NIP" in page
    assert "/beranda/" not in page


def test_who_is_signed_in_is_led_to_their_own_page(client):
    client.force_login(make_person())

    page = client.get("/").text

    assert 'href="/beranda/"' in page
    assert "Masuk dengan NIP" not in page


def test_it_sets_no_cookie_for_strangers(client):
    response = client.get("/")

    assert not response.cookies


def test_it_speaks_english_when_asked(client):
    client.cookies["django_language"] = "en"

    page = client.get("/").text

    assert "Check a certificate" in page
    assert "Periksa sertifikat" not in page


def test_the_number_of_queries_does_not_grow_with_the_courses(client, django_assert_max_num_queries):
    for number in range(6):
        make_course(f"Pelatihan {number}")
    client.get("/")

    with django_assert_max_num_queries(9):
        client.get("/")
