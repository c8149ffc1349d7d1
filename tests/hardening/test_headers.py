"""Every kind of answer, not only pages, says what browsers may do with it."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import path, reverse
from django.utils import timezone
from wagtail.documents.models import Document
from whitenoise.middleware import WhiteNoiseMiddleware

from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.certificates import make_certificate
from theme import views
from theme.permissions_policy import permissions_policy

pytestmark = pytest.mark.django_db
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def break_down(request):
    raise RuntimeError("the secret reason")


class BrokenSite:
    urlpatterns = [path("x/", break_down)]
    handler500 = staticmethod(views.server_error)


def page():
    return Client().get("/gaya/")


def missing_page():
    return Client().get("/tidak-ada/")


def picture():
    default_storage.save("images/foto-uji.png", ContentFile(b"\x89PNG"))
    return Client().get("/media/images/foto-uji.png")


def document():
    saved = Document(title="Formulir")
    saved.file.save("formulir.pdf", ContentFile(b"%PDF-1.7"))
    return Client().get(saved.url)


def csv_file():
    client, unit = Client(), make_unit()
    client.force_login(make_hr_officer(unit))
    return client.get(reverse("reports:unit_csv", args=[unit.public_id]))


def pdf_file():
    client, certificate = Client(), make_certificate(timezone.now(), rendered=True)
    client.force_login(certificate.holder)
    return client.get(reverse("certificates:download", args=[certificate.public_id]))


def forged_post():
    return Client(enforce_csrf_checks=True).post("/keluar/")


def redirect_to_sign_in():
    return Client().get(reverse("home:dashboard"))


ANSWERS = [page, missing_page, picture, document, csv_file, pdf_file, forged_post, redirect_to_sign_in]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.__name__)
def test_every_answer_carries_the_headers(answer):
    response = answer()
    response.getvalue()  # A file that nobody reads would stay open.

    assert {name: response.headers.get(name) for name in ALWAYS} == ALWAYS
    assert response.headers["Permissions-Policy"]
    assert "default-src" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] in {"SAMEORIGIN", "DENY"}


def test_a_breakdown_carries_them_too(client, settings):
    client.raise_request_exception = False
    settings.ROOT_URLCONF = BrokenSite

    response = client.get("/x/")

    assert response.status_code == 500
    assert {name: response.headers.get(name) for name in ALWAYS} == ALWAYS
    assert "default-src" in response.headers["Content-Security-Policy"]


def test_a_breakdown_of_our_own_middleware_carries_them_too(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("accounts.kiosk.devices.read", break_down)

    response = client.get("/gaya/")

    assert response.status_code == 500
    assert "default-src" in response.headers["Content-Security-Policy"]


def test_static_files_stay_on_our_own_pages(rf, settings, tmp_path):
    (tmp_path / "app.css").write_text("p {}")
    settings.STATIC_ROOT = tmp_path

    response = WhiteNoiseMiddleware(lambda request: None)(rf.get("/static/app.css"))
    response.close()

    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_documents_are_saved_and_never_opened_as_a_page():
    response = document()
    response.getvalue()

    assert response.headers["Content-Disposition"].startswith("attachment")


def test_no_page_may_use_what_the_site_does_not_need():
    policy = dict(rule.split("=", 1) for rule in permissions_policy().split(", "))

    unused = {"camera", "microphone", "geolocation", "usb", "serial", "hid", "display-capture", "payment"}
    assert {policy[name] for name in unused} == {"()"}


def test_a_page_names_only_the_exception_it_needs():
    assert "camera=(self)" in permissions_policy(camera="(self)")
    assert "microphone=()" in permissions_policy(camera="(self)")


def test_cookies_are_for_our_own_pages_and_no_script_reads_the_session(client):
    person = make_person(email="siti@contoh.go.id")
    response = client.post(reverse("account_login"), {"login": person.email, "password": "belajar-aman-2026"})

    assert {cookie["samesite"] for cookie in response.cookies.values()} == {"Lax"}
    assert response.cookies["sessionid"]["httponly"]
    assert response.cookies["known_device"]["httponly"]


def test_the_permissions_weigh_little_beside_a_page():
    assert len(permissions_policy()) < 300
