"""The model, its queryset and the database itself refuse to change or delete what is in the trail."""

import pytest
from django.db import IntegrityError, connection, transaction

from accounts import audit
from accounts.models import AuditEntry, AuditEntryIsFinal, AuditHead

pytestmark = pytest.mark.django_db
BY_HAND = {
    "a fact": "UPDATE accounts_auditentry SET reason = 'lain' WHERE id = %s",
    "the digest": "UPDATE accounts_auditentry SET digest = 'abc' WHERE id = %s",
    "the seal": "UPDATE accounts_auditentry SET sequence = NULL, digest = '' WHERE id = %s",
    "the row": "DELETE FROM accounts_auditentry WHERE id = %s",
}


def run(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize("what", BY_HAND)
def test_sealed_entries_stay_as_they_are(chain, what):
    with pytest.raises(IntegrityError):
        run(BY_HAND[what], chain[0].pk)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE accounts_auditentry SET reason = 'lain' WHERE id = %s",
        "UPDATE accounts_auditentry SET reason = 'lain', sequence = 900, digest = 'abc' WHERE id = %s",
        "UPDATE accounts_auditentry SET unit_id = NULL, sequence = 900, digest = 'abc' WHERE id = %s",
        "DELETE FROM accounts_auditentry WHERE id = %s",
    ],
)
def test_entries_that_wait_for_their_seal_stay_as_they_are(person, sql):
    entry = audit.record("person.corrected", subject=person)

    with pytest.raises(IntegrityError):
        run(sql, entry.pk)


def test_an_entry_is_not_replaced_by_another(chain):
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.bulk_create(
            [AuditEntry(public_id=chain[0].public_id, action="person.corrected")],
            update_conflicts=True,
            unique_fields=["public_id"],
            update_fields=["action"],
        )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no such statement")
def test_replacing_deletes_no_entry_on_sqlite(chain):
    with pytest.raises(IntegrityError):
        run(
            "INSERT OR REPLACE INTO accounts_auditentry SELECT id, public_id, at, 'lain', actor_id, actor_name,"
            " subject_id, subject_name, unit_id, target, reason, changes, address, origin, sequence, digest"
            " FROM accounts_auditentry WHERE id = %s",
            chain[0].pk,
        )


@pytest.mark.postgres_only
def test_the_trail_is_not_emptied_on_postgresql(chain):
    with pytest.raises(IntegrityError):
        run("TRUNCATE accounts_auditentry")


BY_THE_MODEL = {
    "save": lambda entry: entry.save(),
    "delete": lambda entry: entry.delete(),
    "update": lambda entry: AuditEntry.objects.filter(pk=entry.pk).update(reason="lain"),
    "delete many": lambda entry: AuditEntry.objects.filter(pk=entry.pk).delete(),
    "update many": lambda entry: AuditEntry.objects.bulk_update([entry], ["reason"]),
}


@pytest.mark.parametrize("change", BY_THE_MODEL)
def test_the_model_refuses_changes(chain, change):
    with pytest.raises(AuditEntryIsFinal):
        BY_THE_MODEL[change](chain[0])


def test_a_number_without_a_digest_is_no_seal(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.create(action="person.corrected", sequence=900)


def test_a_digest_without_a_number_is_no_seal(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.create(action="person.corrected", digest="abc")


def test_the_chain_has_one_end(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditHead.objects.create(pk=2)
