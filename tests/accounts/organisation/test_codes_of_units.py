import pytest
from django.db import IntegrityError

from accounts import services
from accounts.models import AuditEntry
from accounts.services import unit_refusals as refusals
from tests.accounts.organisation.tree import LAST_MONTH, TODAY, fresh, make_agency
from tests.factories.accounts import make_unit

pytestmark = pytest.mark.django_db


def test_a_local_code_belongs_to_one_unit_of_an_agency(at):
    agency, office, *_ = make_agency()
    services.correct_unit(unit=office, code="KOMINFO")

    with pytest.raises(refusals.CodeTaken):
        services.open_unit(parent=agency, name="Dinas Lain", code="KOMINFO", on=TODAY, at=at)


def test_another_agency_may_use_the_same_local_code(at):
    _, office, *_ = make_agency()
    services.correct_unit(unit=office, code="KOMINFO")

    unit = services.open_unit(parent=make_unit("Kota Contoh"), name="Dinas", code="KOMINFO", on=TODAY, at=at)

    assert unit.code == "KOMINFO"


def test_the_code_of_a_closed_unit_is_free_until_it_reopens(at):
    agency, office, *_ = make_agency()
    closed = make_unit("Dinas Lama", fresh(agency), code="KOMINFO", closed_on=LAST_MONTH)
    services.correct_unit(unit=office, code="KOMINFO")

    with pytest.raises(refusals.CodeTaken):
        services.reopen_unit(unit=closed, on=TODAY, at=at)


def test_a_unit_does_not_bring_a_code_that_the_other_agency_has(at):
    _, office, department, _ = make_agency()
    services.correct_unit(unit=department, code="APTIKA")
    other_agency = make_unit("Kota Contoh")
    make_unit("Bidang Aptika", other_agency, code="APTIKA")

    with pytest.raises(refusals.CodeTaken):
        services.move_unit(unit=office, parent=fresh(other_agency), on=TODAY, at=at)


def test_a_siasn_id_belongs_to_one_unit_of_the_site(at):
    _, office, *_ = make_agency()
    services.correct_unit(unit=office, siasn_id="A5EB03E23BFBF6A0E040640A040252AD")

    with pytest.raises(refusals.SiasnIdTaken):
        services.correct_unit(unit=make_unit("Kota Contoh"), siasn_id="A5EB03E23BFBF6A0E040640A040252AD")


def test_the_database_refuses_a_second_siasn_id():
    make_unit("Kabupaten", siasn_id="A5EB03E2")

    with pytest.raises(IntegrityError, match="siasn_id"):
        make_unit("Kota", siasn_id="A5EB03E2")


def test_a_correction_says_what_was_before(at):
    _, office, *_ = make_agency()

    services.correct_unit(unit=office, code="KOMINFO", short_name="Diskominfo")
    services.correct_unit(unit=office, code="KOMINFO", short_name="Diskominfo")

    entry = AuditEntry.objects.get(action="unit.corrected")
    assert entry.changes == {"code": ["", "KOMINFO"], "short_name": ["", "Diskominfo"]}
