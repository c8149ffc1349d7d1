import pytest

from accounts import audit
from tests.factories.accounts import make_administrator, make_officer, make_person, make_unit


@pytest.fixture
def agency(db):
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency)


@pytest.fixture
def other_unit(db):
    return make_unit("Dinas Kesehatan", make_unit("Pemerintah Kota Lain"))


@pytest.fixture
def person(unit):
    return make_person("Yuliana Wati", unit=unit)


@pytest.fixture
def auditor(agency):
    return make_officer("auditor", agency, "Inspektur Contoh")


@pytest.fixture
def administrator(agency):
    return make_administrator(unit=agency)


@pytest.fixture
def chain(person):
    """Three sealed entries; what the people above left in the trail comes before them."""
    audit.seal()
    entries = [audit.record("person.corrected", subject=person, reason=f"Alasan {number}") for number in (1, 2, 3)]
    audit.seal()
    for entry in entries:
        entry.refresh_from_db()
    return entries
