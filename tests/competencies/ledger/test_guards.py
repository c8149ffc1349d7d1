"""The database itself refuses what the models refuse, whichever way the change comes."""

import uuid

import pytest
from django.db import IntegrityError, connection, models, transaction

from competencies.models import Evidence, HoursCredit
from competencies.services import withdraw
from tests.factories.accounts import make_administrator, make_person
from tests.factories.competencies import COURSE, credit, prove

pytestmark = pytest.mark.django_db
LEDGERS = [prove, credit]
# One value of every column that stays for good.
CHANGES = [
    (prove, "level", 5),
    (prove, "source_title", "x"),
    (prove, "source_key", uuid.uuid4()),
    (prove, "public_id", uuid.uuid4()),
    (prove, "details", {"basis": "x"}),
    (prove, "valid_until", "2030-01-01"),
    (prove, "earned_at", "2020-01-01T00:00Z"),
    (prove, "recorded_at", "2020-01-01T00:00Z"),
    (credit, "hours", 99),
    (credit, "year", 2020),
    (credit, "title", "x"),
    (credit, "reckoning", {"hours": 99}),
    (credit, "started_on", "2020-01-01"),
    (credit, "reason", "x"),
    (credit, "earned_at", "2020-01-01T00:00Z"),
]


def plainly(row):
    """The row as a queryset has it that knows nothing of ledgers."""
    return models.QuerySet(type(row)).filter(pk=row.pk)


@pytest.mark.parametrize(("make", "column", "value"), CHANGES, ids=[f"{m.__name__}-{c}" for m, c, _v in CHANGES])
def test_a_row_cannot_be_changed(make, column, value, at):
    row = make(make_person(), at)

    with pytest.raises(IntegrityError), transaction.atomic():
        plainly(row).update(**{column: value})


@pytest.mark.parametrize("make", LEDGERS)
def test_a_row_cannot_be_deleted(make, at):
    row = make(make_person(), at)

    with pytest.raises(IntegrityError), transaction.atomic():
        plainly(row)._raw_delete("default")


@pytest.mark.parametrize("make", LEDGERS)
def test_a_row_cannot_be_replaced(make, at):
    table = make(make_person(), at)._meta.db_table
    if connection.vendor == "postgresql":
        return  # knows no INSERT OR REPLACE

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


@pytest.mark.parametrize("make", LEDGERS)
def test_a_row_of_one_person_cannot_push_out_that_of_another(make, at):
    key = uuid.uuid4()
    row, other = make(make_person(), at, source_key=key), make(make_person(), at, source_key=key)
    command = "UPDATE" if connection.vendor == "postgresql" else "UPDATE OR REPLACE"

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{command} {row._meta.db_table} SET person_id = %s WHERE id = %s", [other.person_id, row.pk])


@pytest.mark.parametrize("make", LEDGERS)
def test_a_ledger_cannot_be_emptied(make, at):
    table = make(make_person(), at)._meta.db_table
    command = f"TRUNCATE {table} CASCADE" if connection.vendor == "postgresql" else f"DELETE FROM {table}"
    connection.check_constraints()  # or PostgreSQL refuses for what this transaction has yet to check

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(command)


def test_a_proof_is_revoked_once(at):
    row = prove(make_person(), at)
    withdraw(source_kind=COURSE, source_key=row.source_key, reason="Salah orang", at=at)

    for change in ({"revoked_at": None, "revoked_reason": ""}, {"revoked_reason": "Lain"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            plainly(row).update(**change)


@pytest.mark.parametrize("make", LEDGERS)
def test_rows_go_along_when_two_records_of_a_person_become_one(make, at):
    row, kept = make(make_person(), at), make_person()

    plainly(row).update(person=kept)

    row.refresh_from_db()
    assert row.person == kept


def test_who_wrote_a_row_can_go_and_nobody_can_come_instead(at):
    officer = make_person()
    row = prove(make_person(), at, recorded_by=officer)

    plainly(row).update(recorded_by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        plainly(row).update(recorded_by=officer)

    row.refresh_from_db()
    assert row.recorded_by is None


@pytest.mark.parametrize(("make", "name"), [(prove, "evidence"), (credit, "hourscredit")])
@pytest.mark.parametrize("address", ["edit", "delete"])
def test_the_content_admin_changes_no_ledger(make, name, address, client, at):
    row = make(make_person(), at)
    client.force_login(make_administrator())
    before = type(row).objects.values().get()

    client.post(f"/admin/{name}/{address}/{row.pk}/", {"level": 5, "hours": 99})

    assert type(row).objects.values().get() == before


def test_a_line_that_takes_hours_back_is_taken_back_once(at):
    line = credit(make_person(), at)
    withdraw(source_kind=COURSE, source_key=line.source_key, reason="Salah orang", at=at)
    back = HoursCredit.objects.get(reverses=line)

    back.pk, back.public_id, back._state.adding = None, uuid.uuid4(), True
    with pytest.raises(IntegrityError), transaction.atomic():
        back.save()


def test_recording_the_same_twice_is_no_replacement(at):
    person, key = make_person(), uuid.uuid4()

    prove(person, at, source_key=key)
    prove(person, at, source_key=key)

    assert Evidence.objects.of(person).count() == 1
