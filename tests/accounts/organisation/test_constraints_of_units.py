import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.models import OrgUnit, UnitChange
from tests.accounts.organisation.tree import TODAY
from tests.factories.accounts import make_unit

pytestmark = pytest.mark.django_db


def change(**fields):
    return UnitChange.objects.create(unit=make_unit(), effective_on=TODAY, created_at=timezone.now(), **fields)


def test_a_merged_unit_is_closed():
    with pytest.raises(IntegrityError, match="unit_merged_is_closed"):
        make_unit("Lama", merged_into=make_unit("Baru"))


def test_a_unit_is_not_merged_into_itself():
    unit = make_unit("Lama", closed_on=TODAY)

    with pytest.raises(IntegrityError, match="unit_merged_into_another"):
        OrgUnit.objects.filter(pk=unit.pk).update(merged_into=unit)


@pytest.mark.parametrize("kind", ["moved", "merged"])
def test_a_move_goes_somewhere(kind):
    with pytest.raises(IntegrityError, match="unit_change_goes_somewhere"):
        change(kind=kind)


def test_a_new_name_is_a_name():
    with pytest.raises(IntegrityError, match="unit_change_renames_to_something"):
        change(kind="renamed")


def test_a_change_is_made_or_cancelled_not_both():
    with pytest.raises(IntegrityError, match="unit_change_applied_or_cancelled"):
        change(kind="closed", applied_at=timezone.now(), cancelled_at=timezone.now())


def test_a_change_is_refused_or_made_not_both():
    with pytest.raises(IntegrityError, match="unit_change_refused_or_applied"):
        change(kind="closed", applied_at=timezone.now(), refusal="StillInUse")
