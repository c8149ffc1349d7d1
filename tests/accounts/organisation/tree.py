"""A small agency on whose days and units the tests of this folder agree."""

import datetime

from accounts.models import OrgUnit
from tests.factories.accounts import make_unit

TODAY = datetime.date(2026, 11, 21)
LAST_MONTH = datetime.date(2026, 10, 1)
NEXT_YEAR = datetime.date(2027, 1, 1)


def make_agency(name="Pemerintah Kabupaten Contoh"):
    """(agency, office, department below it, another office)"""
    agency = make_unit(name)
    office = make_unit("Dinas Kominfo", agency)
    department = make_unit("Bidang Aplikasi", office)
    return agency, office, department, make_unit("Dinas Kesehatan", fresh(agency))


def fresh(unit):
    return OrgUnit.objects.get(pk=unit.pk)
