import datetime

import pytest

from accounts import services
from accounts.models import OrgUnit
from tests.factories.accounts import make_person, make_unit
from tests.reports.conftest import rows

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 21)


def names_below(response):
    return [child.name for child in response.context["board"].children]


def test_whoever_begins_later_is_not_listed_yet(board, unit):
    make_person("Baru tahun depan", unit=unit).employments.update(started_on="2999-01-01")
    make_person("Sudah di sini", unit=unit)

    assert list(rows(board())) == ["Sudah di sini"]


def test_people_of_a_merged_unit_are_on_the_board_of_the_other(board, unit, agency, at):
    merged = make_unit("Dinas Persandian", OrgUnit.objects.get(pk=agency.pk))
    make_person("Pindahan", unit=merged)

    services.merge_unit(unit=merged, into=unit, on=TODAY, at=at)

    assert list(rows(board())) == ["Pindahan"]


def test_a_closed_unit_is_no_way_down(board, unit):
    make_unit("Bidang Lama", OrgUnit.objects.get(pk=unit.pk), closed_on=TODAY)
    make_unit("Bidang Baru", OrgUnit.objects.get(pk=unit.pk))

    assert names_below(board()) == ["Bidang Baru"]
