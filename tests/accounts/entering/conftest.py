import pytest

from tests.factories.accounts import make_hr_officer, make_person, make_unit


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency)


@pytest.fixture
def newcomer(unit):
    """Entered by the agency, without a password yet."""
    return make_person("Yuliana Wati", unit=unit, email="yuliana@contoh.go.id", password=None)


@pytest.fixture
def officer(unit):
    return make_hr_officer(unit)
