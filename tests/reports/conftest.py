import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import make_hr_officer, make_unit


@pytest.fixture
def now():
    """Boards show the year of today, so their tests must work in it."""
    return timezone.now()


@pytest.fixture
def agency(db):
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", parent=agency)


@pytest.fixture
def officer(agency):
    """Serves the whole agency, but works at its top, outside the unit."""
    return make_hr_officer(agency)


@pytest.fixture
def board(client, officer, unit):
    """Fetches the unit's board as its HR officer sees it."""
    client.force_login(officer)

    def fetch(query="", *, of=unit):
        return client.get(reverse("reports:unit", args=[of.public_id]) + query)

    return fetch


def rows(response):
    """The rows of the list, by name without titles."""
    return {row["name"]: row for row in response.context["page_obj"]}
