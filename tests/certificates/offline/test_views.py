import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import make_person
from tests.factories.keys import key_in_use

pytestmark = pytest.mark.django_db


def get(client, name):
    return client.get(reverse(f"certificates:{name}"))


def settings_of(worker):
    return json.loads(re.search(r"= (\{.*\});", worker.content.decode())[1])


def test_the_page_is_the_same_for_whoever_is_signed_in(client):
    stranger = get(client, "offline_verifier").content
    client.force_login(make_person("Yuliana Wati"))

    assert get(client, "offline_verifier").content == stranger


def test_the_page_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        get(client, "offline_verifier")


def test_the_page_is_there_in_english(client):
    client.cookies["django_language"] = "en"

    assert "Check a certificate without a network" in get(client, "offline_verifier").content.decode()


def test_the_page_has_a_part_for_every_state_that_the_scripts_know(client):
    from pathlib import Path

    from django.contrib.staticfiles import finders

    scripts = "".join(
        Path(finders.find(f"certificates/verifier/{name}.js")).read_text() for name in ["token", "verifier"]
    )
    known = set(re.findall(r'state: "([a-z-]+)"', scripts)) | {"valid", "expired", "revoked"}

    shown = re.findall(r'<template data-verdict="([a-z-]+)">', get(client, "offline_verifier").content.decode())

    assert set(shown) == known
    assert len(shown) == len(known)


def test_the_worker_may_answer_links_and_keeps_nothing_of_a_person(client):
    response = get(client, "offline_worker")

    kept = settings_of(response)
    assert response.headers["Service-Worker-Allowed"] == "/"
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert "no-store" in response.headers["Cache-Control"]
    assert kept["page"] == "/verifikasi/luring/"
    assert kept["list"] == "/verifikasi/kunci.json"
    assert all(path.startswith("/static/") for path in kept["files"])


def test_all_that_the_page_loads_is_kept(client):
    page = get(client, "offline_verifier").content.decode()
    kept = settings_of(get(client, "offline_worker"))["files"]

    loaded = {path.partition("#")[0] for path in re.findall(r'"(/static/[^"]+)"', page)}
    assert {path for path in loaded if not path.endswith(".png")} == set(kept)


def test_page_and_list_name_the_release_whose_files_are_kept(client):
    release = settings_of(get(client, "offline_worker"))["cache"]

    assert get(client, "offline_verifier").headers["Verifier-Release"] == release
    assert get(client, "offline_keys").headers["Verifier-Release"] == release


def test_the_worker_removes_itself_when_the_verifier_is_switched_off(client, settings):
    settings.OFFLINE_VERIFIER = False

    assert "registration.unregister()" in get(client, "offline_worker").content.decode()
    assert "data-worker" not in get(client, "offline_verifier").content.decode()


def test_anybody_and_any_site_may_read_the_keys(client):
    key = key_in_use()

    response = get(client, "offline_keys")

    assert [each["name"] for each in response.json()["keys"]] == [key.name]
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "max-age=300" in response.headers["Cache-Control"]


def test_the_verifier_can_be_put_on_a_home_screen(client):
    response = get(client, "offline_manifest")

    told = response.json()
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert told["start_url"].startswith(told["scope"])
    assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}


@pytest.mark.parametrize("name", ["offline_verifier", "offline_worker", "offline_keys", "offline_manifest"])
def test_no_session_is_begun(name):
    assert not Client().get(reverse(f"certificates:{name}")).cookies
