"""Whoever has the database can drop its triggers. The chain tells."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts import audit
from accounts.models import AuditEntry

pytestmark = pytest.mark.django_db


def tamper(sql, *values):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER IF EXISTS audit_entry_is_final ON accounts_auditentry")
        else:
            for name in ["changes", "goes"]:
                cursor.execute(f"DROP TRIGGER IF EXISTS audit_entry_never_{name}")
        cursor.execute(sql, values)


def verify(*known):
    out = io.StringIO()
    call_command("verify_audit_trail", known=list(known), stdout=out)
    return out.getvalue()


def test_a_sound_chain_is_proven_and_counted(chain):
    audit.record("person.corrected")

    told = verify()

    assert f"{chain[-1].sequence} entries sealed and in order, 1 not sealed yet" in told
    assert f"{chain[-1].sequence}:{chain[-1].digest}" in told


def test_an_empty_trail_is_sound(db):
    assert verify().startswith("0 entries sealed")


@pytest.mark.parametrize(
    "change",
    [
        "reason = 'Alasan lain'",
        "actor_name = 'Orang lain'",
        "at = '2020-01-01 00:00:00'",
        "changes = '{\"a\": 1}'",
        "unit_id = NULL",
        "address = '10.0.0.1'",
    ],
)
def test_a_changed_field_is_found(chain, change):
    tamper(f"UPDATE accounts_auditentry SET {change} WHERE id = %s", chain[1].pk)

    with pytest.raises(CommandError, match=f"number {chain[1].sequence} .*{chain[1].public_id}.* was changed"):
        verify()


def test_a_removed_row_is_found(chain):
    tamper("DELETE FROM accounts_auditentry WHERE id = %s", chain[1].pk)

    with pytest.raises(CommandError, match=f"number {chain[1].sequence} is missing"):
        verify()


def test_rows_removed_at_the_end_are_found(chain):
    tamper("DELETE FROM accounts_auditentry WHERE sequence >= %s", chain[1].sequence)

    with pytest.raises(CommandError, match=f"number {chain[1].sequence} is missing at the end"):
        verify()


def test_swapped_rows_are_found(chain):
    first, second, _ = chain
    for sequence, digest, pk in [
        (10_000, "abc", first.pk),
        (first.sequence, first.digest, second.pk),
        (second.sequence, second.digest, first.pk),
    ]:
        tamper("UPDATE accounts_auditentry SET sequence = %s, digest = %s WHERE id = %s", sequence, digest, pk)

    with pytest.raises(CommandError, match=f"number {first.sequence} "):
        verify()


def test_a_row_put_in_is_found(chain):
    AuditEntry.objects.create(action="person.corrected", sequence=chain[-1].sequence + 1, digest="abc")

    with pytest.raises(CommandError, match="was added behind the end"):
        verify()


def test_a_chain_that_was_made_anew_differs_from_what_was_noted_before(chain):
    noted = f"{chain[1].sequence}:{chain[1].digest}"
    tamper("UPDATE accounts_auditentry SET sequence = NULL, digest = ''")
    tamper("UPDATE accounts_auditentry SET reason = 'Alasan lain' WHERE id = %s", chain[0].pk)
    tamper("UPDATE accounts_audithead SET sequence = 0, digest = ''")
    audit.seal()

    assert "sealed and in order" in verify()
    with pytest.raises(CommandError, match="differs from the digest noted earlier"):
        verify(noted)


def test_what_was_noted_before_must_still_be_there(chain):
    noted = f"{chain[-1].sequence}:{chain[-1].digest}"
    tamper("DELETE FROM accounts_auditentry WHERE id = %s", chain[-1].pk)
    tamper("UPDATE accounts_audithead SET sequence = %s, digest = %s", chain[1].sequence, chain[1].digest)

    assert "sealed and in order" in verify()
    with pytest.raises(CommandError, match="is missing at the end"):
        verify(noted)


def test_a_malformed_note_is_refused(db):
    with pytest.raises(CommandError, match="is not a number and a digest"):
        verify("120")
