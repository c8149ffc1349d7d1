from django.test import Client
from django.urls import path

from theme import views


def break_down(request):
    raise RuntimeError("the secret reason")


class BrokenSite:
    urlpatterns = [path("x/", break_down)]
    handler500 = staticmethod(views.server_error)


def test_a_missing_page_says_what_to_do_next(rf):
    response = views.page_not_found(rf.get("/tidak-ada/"))

    assert response.status_code == 404
    assert "Halaman ini tidak ditemukan" in response.text
    assert 'href="/katalog/"' in response.text


def test_a_refused_page_says_whom_to_ask(rf):
    response = views.permission_denied(rf.get("/unit/"))

    assert response.status_code == 403
    assert "pengelola SDM" in response.text


def test_a_form_that_waited_too_long_explains_how_to_send_it_again(rf):
    response = views.csrf_failure(rf.post("/kuis/"), reason="token")

    assert response.status_code == 403
    assert "Halaman Anda terbuka terlalu lama" in response.text
    assert "Tidak ada data yang berubah" in response.text


def test_a_forged_post_gets_the_page_of_the_site():
    response = Client(enforce_csrf_checks=True).post("/keluar/")

    assert response.status_code == 403
    assert "Halaman Anda terbuka terlalu lama" in response.text


def test_a_breakdown_shows_no_details_and_needs_no_database(client, settings):
    client.raise_request_exception = False
    settings.ROOT_URLCONF = BrokenSite

    response = client.get("/x/")

    assert response.status_code == 500
    assert "Terjadi gangguan pada sistem kami" in response.text
    assert "secret" not in response.text


def test_a_breakdown_without_static_files_still_has_words(rf, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }

    response = views.server_error(rf.get("/"))

    assert "Terjadi gangguan pada sistem kami" in response.text
    assert "stylesheet" not in response.text


def test_a_breakdown_without_templates_still_has_words(rf, settings):
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]

    response = views.server_error(rf.get("/"))

    assert response.status_code == 500
    assert "Terjadi gangguan" in response.text


def test_error_pages_are_kept_out_of_search_engines(rf):
    assert '<meta name="robots" content="noindex">' in views.page_not_found(rf.get("/")).text


def test_robots_are_told_to_leave_accounts_alone(client):
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /admin/" in response.text
