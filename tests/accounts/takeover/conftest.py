import pytest
from django.utils import timezone

from tests.factories.accounts import make_hr_officer, make_officer, make_unit


@pytest.fixture
def at():
    return timezone.now()


@pytest.fixture
def agency(db):
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency, code="DK")


@pytest.fixture
def hr(unit):
    return make_hr_officer(unit)


@pytest.fixture
def chief(agency):
    return make_officer("agency_administrator", agency, "Kepala Bagian")
