import pytest
from django.db import IntegrityError, transaction

from accounts.models import ImportBatch, ImportEffect, ImportRow
from tests.factories.imports import bring_in, person_row, send_and_check


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"state": "checked", "digest": ""}, "import_checked_has_result"),
        ({"state": "applied"}, "import_applied_has_time"),
        ({"state": "undone"}, "import_"),
        ({"state": "discarded"}, "import_discarded_has_time"),
        ({"state": "applying", "run": None}, "import_at_work_has_worker"),
        ({"is_complete_list": True, "ending": ""}, "import_complete_list_says_why_left"),
    ],
)
def test_the_database_refuses_a_state_without_what_belongs_to_it(agency, unit, officer, at, facts, name):
    batch = send_and_check([person_row(unit)], unit=agency, by=officer, at=at)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        ImportBatch.objects.filter(pk=batch.pk).update(**facts)


def test_an_undone_import_says_when(agency, unit, officer, at):
    batch = bring_in([person_row(unit)], unit=agency, by=officer, at=at)

    with pytest.raises(IntegrityError, match="import_undone_has_time"), transaction.atomic():
        ImportBatch.objects.filter(pk=batch.pk).update(state="undone")


@pytest.mark.parametrize(
    "facts",
    [
        {"number": 2, "outcome": "new"},
        {"number": None, "outcome": "new"},
        {"number": 9, "outcome": "left"},
        {"number": 9, "outcome": "error", "problems": []},
    ],
)
def test_the_database_refuses_rows_twice_or_without_what_belongs_to_them(agency, unit, officer, at, facts):
    batch = send_and_check([person_row(unit)], unit=agency, by=officer, at=at)

    with pytest.raises(IntegrityError), transaction.atomic():
        ImportRow.objects.create(batch=batch, **facts)


def test_an_effect_is_on_one_person_or_unit(agency, unit, officer, at):
    batch = send_and_check([person_row(unit)], unit=agency, by=officer, at=at)

    with pytest.raises(IntegrityError, match="import_effect_on_one_thing"), transaction.atomic():
        ImportEffect.objects.create(batch=batch, person=officer, unit=unit)
