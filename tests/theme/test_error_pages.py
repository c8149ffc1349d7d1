import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import path

from tests.factories.accounts import make_person, make_trainer
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


def test_a_form_that_is_too_long_says_so_and_that_nothing_was_saved(client):
    body = "login=" + "x" * 2_000_000
    client.raise_request_exception = False

    response = client.post("/masuk/", body, content_type="application/x-www-form-urlencoded")

    assert response.status_code == 413
    assert "Data yang dikirim sekaligus terlalu banyak" in response.text
    assert "tidak ada yang disimpan" in response.text
    assert "default-src" in response["Content-Security-Policy"]


def test_a_form_with_too_many_fields_gets_the_same_page(client):
    body = "&".join(f"field{number}=1" for number in range(3000))

    response = client.post("/masuk/", body, content_type="application/x-www-form-urlencoded")

    assert response.status_code == 413
    assert "Data yang dikirim sekaligus terlalu banyak" in response.text


def test_a_long_file_is_refused_where_no_page_takes_files(client):
    file = SimpleUploadedFile("besar.bin", b"x" * 2_000_000)

    response = client.post("/bahasa/", {"language": "en", "file": file})

    assert response.status_code == 413
    assert "jangan lampirkan berkas" in response.text


@pytest.mark.django_db
def test_only_editors_may_send_long_files(client):
    def send():
        file = SimpleUploadedFile("besar.bin", b"x" * 2_000_000)
        return client.post("/admin/documents/add/", {"title": "Besar", "file": file}).status_code

    assert send() == 413
    client.force_login(make_person())
    assert send() == 413
    client.force_login(make_trainer())
    assert send() == 200


def test_a_form_that_nobody_can_read_gets_words_too(client):
    response = client.post("/masuk/", b"--\r\n", content_type="multipart/form-data; boundary=")

    assert response.status_code == 400
    assert "Kiriman Anda tidak dapat dibaca" in response.text


def test_a_host_that_is_not_ours_gets_words_too(client, settings):
    settings.ALLOWED_HOSTS = ["bimtek.example"]

    response = client.get("/gaya/", headers={"host": "jahat.example"})

    assert response.status_code == 400
    assert "Kiriman Anda tidak dapat dibaca" in response.text
