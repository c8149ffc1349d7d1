"""Whoever asks too often for something costly is told to wait; others are not."""

import pytest
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from tests.factories.accounts import make_hr_officer, make_person, make_unit

pytestmark = pytest.mark.django_db
TIGHT = {"rate": "2/m/user", "when": "always"}


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def desk(client, unit):
    client.force_login(make_hr_officer(unit))
    return client


def statuses(client, url, times=3, **data):
    return [client.get(url, data).status_code for _ in range(times)]


def test_exports_are_limited_for_each_person(desk, unit, settings):
    settings.REQUEST_LIMITS = {"reports:unit_csv": TIGHT}
    url = reverse("reports:unit_csv", args=[unit.public_id])
    other = type(desk)()
    other.force_login(make_hr_officer(unit, "Ratna Dewi"))

    assert statuses(desk, url) == [200, 200, 429]
    assert statuses(other, url, times=1) == [200]


def test_the_page_says_how_long_to_wait(desk, unit, settings):
    settings.REQUEST_LIMITS = {"reports:unit_csv": {"rate": "1/2m/user", "when": "always"}}
    url = reverse("reports:unit_csv", args=[unit.public_id])
    desk.get(url)

    response = desk.get(url)

    assert response.headers["Retry-After"] == "120"
    assert "Terlalu banyak" in response.text


def test_only_searching_counts_where_only_searching_costs(desk, settings):
    settings.REQUEST_LIMITS = {"people:list": {"rate": "2/m/user", "when": "searched"}}
    url = reverse("people:list")

    assert statuses(desk, url) == [200, 200, 200]
    assert statuses(desk, url, q="siti") == [200, 200, 429]


def test_only_sending_counts_where_only_sending_costs(desk, settings):
    settings.REQUEST_LIMITS = {"imports:upload": {"rate": "2/m/user", "when": "sent"}}
    url = reverse("imports:upload", args=["pegawai"])

    assert statuses(desk, url) == [200, 200, 200]
    assert [desk.post(url).status_code for _ in range(3)] == [200, 200, 429]


def test_strangers_are_limited_by_their_address(client, settings):
    settings.REQUEST_LIMITS = {"certificates:verify": {"rate": "2/m/ip", "when": "always"}}
    url = reverse("certificates:verify", args=["TIDAK-ADA"])

    assert [client.get(url).status_code == 429 for _ in range(3)] == [False, False, True]
    assert client.get(url, REMOTE_ADDR="203.0.113.9").status_code != 429


def test_the_search_in_the_catalogue_is_limited_by_address(client, settings):
    settings.REQUEST_LIMITS = {"home.views.page": {"rate": "2/m/ip", "when": "searched"}}

    assert statuses(client, "/katalog/", q="data")[-1] == 429
    assert statuses(client, "/katalog/", times=1) == [200]


def test_a_stranger_is_sent_to_sign_in_where_people_are_counted(client, settings, unit):
    settings.REQUEST_LIMITS = {"reports:unit_csv": TIGHT}

    assert statuses(client, reverse("reports:unit_csv", args=[unit.public_id])) == [302, 302, 302]


def test_every_limit_names_an_address_of_the_site(settings):
    assert set(settings.REQUEST_LIMITS) <= set(view_names(get_resolver()))


def test_everything_that_leaves_as_a_file_has_a_limit(settings):
    files = {
        "audit:export",
        "reports:unit_csv",
        "privacy:download_export",
        "privacy:activities_csv",
        "imports:problems",
    }

    assert files <= set(settings.REQUEST_LIMITS)


def view_names(resolver, namespaces=()):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield ":".join([*namespaces, pattern.name or pattern.lookup_str])
        else:
            inner = [*namespaces, pattern.namespace] if pattern.namespace else namespaces
            yield from view_names(pattern, inner)


def test_an_active_session_ends_after_a_month(client, settings):
    client.force_login(make_person())
    assert client.get(reverse("home:dashboard")).status_code == 200

    session = client.session
    session["signed_in_at"] -= settings.SESSION_LONGEST + 1
    session.save()

    assert client.get(reverse("home:dashboard")).status_code == 302
