import pytest
from django.conf import settings

COOKIE = settings.LANGUAGE_COOKIE_NAME


def test_the_site_speaks_indonesian_whatever_the_browser_asks_for(client):
    response = client.get("/aksesibilitas/", headers={"accept-language": "en-US,en;q=0.9"})

    assert response.headers["Content-Language"] == "id"
    assert "Pernyataan aksesibilitas" in response.text
    assert '<html lang="id">' in response.text


def test_the_site_speaks_english_to_someone_who_chose_it(client):
    client.cookies[COOKIE] = "en"

    response = client.get("/aksesibilitas/")

    assert response.headers["Content-Language"] == "en"
    assert "Accessibility statement" in response.text
    assert '<html lang="en">' in response.text


def test_an_unknown_language_in_the_cookie_is_ignored(client):
    client.cookies[COOKIE] = "fr"

    assert client.get("/aksesibilitas/").headers["Content-Language"] == "id"


def test_pages_may_not_be_shared_between_languages_by_a_cache(client):
    assert "Cookie" in client.get("/aksesibilitas/").headers["Vary"]


def test_choosing_a_language_sets_the_cookie_and_goes_back_to_the_page(client):
    response = client.post("/bahasa/", {"language": "en", "next": "/privasi/?from=footer"})

    assert response.status_code == 302
    assert response.headers["Location"] == "/privasi/?from=footer"
    assert response.cookies[COOKIE].value == "en"


def test_choosing_a_language_works_from_a_page_without_a_token(client):
    client.handler.enforce_csrf_checks = True

    assert client.post("/bahasa/", {"language": "en", "next": "/privasi/"}).status_code == 302


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_choosing_a_language_never_leads_away_from_the_site(client, target):
    response = client.post("/bahasa/", {"language": "en", "next": target})

    assert response.headers["Location"] == "/"


def test_choosing_a_language_never_leads_from_the_encrypted_site_to_the_plain_one(client):
    response = client.post("/bahasa/", {"language": "en", "next": "http://testserver/privasi/"}, secure=True)

    assert response.headers["Location"] == "/"


@pytest.mark.parametrize("target", ["privasi", "account_logout"])
def test_a_bare_word_is_an_address_and_never_the_name_of_a_view(client, target):
    response = client.post("/bahasa/", {"language": "en", "next": target})

    assert response.headers["Location"] == target


def test_an_unknown_language_is_not_remembered(client):
    response = client.post("/bahasa/", {"language": "fr", "next": "/privasi/"})

    assert COOKIE not in response.cookies


def test_a_link_cannot_change_the_language(client):
    assert client.get("/bahasa/?language=en").status_code == 405
