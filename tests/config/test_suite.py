"""What every other test relies on."""

import socket

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.urls import path
from pytest_socket import SocketConnectBlockedError
from wagtail.models import Page, Site

from config.fingerprint import fingerprint
from tests.plugins.reads import GetWrote


def count_the_visit(request):
    Site.objects.update(site_name="Visited")
    return HttpResponse()


urlpatterns = [path("counted/", count_the_visit)]


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_a_page_that_writes_when_it_is_looked_at_fails_its_test(client):
    posted = client.post("/counted/")

    assert posted.status_code == 200
    with pytest.raises(GetWrote):
        client.get("/counted/")


def test_a_test_that_does_not_ask_for_the_database_gets_none():
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        Page.objects.count()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_transactional_test_finds_the_database_as_migrated(turn):
    found = Page.objects.count()

    Page.objects.all().delete()

    assert found > 0


def test_no_test_reaches_the_network():
    with pytest.raises(SocketConnectBlockedError), socket.socket() as connection:
        connection.connect(("192.0.2.1", 80))


def test_no_test_writes_into_the_data_of_a_site():
    assert not settings.DATA_DIR.is_relative_to(settings.BASE_DIR)
    assert settings.DATA_DIR in settings.MEDIA_ROOT.parents
    assert settings.DATA_DIR in settings.PRIVATE_ROOT.parents


def test_a_fingerprint_changes_with_a_files_content_and_name(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_text("text")
    second.write_text("text")

    before = fingerprint([first])
    first.write_text("test")

    assert len({before, fingerprint([first]), fingerprint([second]), fingerprint([first, second])}) == 4
