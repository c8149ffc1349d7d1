import hashlib

import pytest
from django.db import connection

from accounts import audit
from accounts.audit.sealing import SEALED_FIELDS, sealed_text
from accounts.audit.tasks import seal_audit_trail
from accounts.models import AuditEntry, AuditHead

pytestmark = pytest.mark.django_db


@pytest.fixture
def new_transaction(person):
    """As if what the fixtures recorded had been committed."""
    connection.run_on_commit.clear()


@pytest.mark.usefixtures("new_transaction")
def test_an_act_is_sealed_as_soon_as_it_is_committed(person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        entry = audit.record("person.corrected", subject=person)

    entry.refresh_from_db()
    assert entry.is_sealed


@pytest.mark.usefixtures("new_transaction")
def test_a_transaction_seals_once_however_much_it_records(person):
    audit.record("person.corrected", subject=person)
    audit.record("person.corrected", subject=person)

    assert [callback for _, callback, _ in connection.run_on_commit] == [audit.seal]


@pytest.mark.usefixtures("new_transaction")
def test_events_wait_for_the_sweep(person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        entry = audit.record_event("sign_in.succeeded", actor=person, subject=person)

    assert callbacks == []
    seal_audit_trail()
    entry.refresh_from_db()
    assert entry.is_sealed


def test_the_sweep_seals_more_than_one_batch(person, monkeypatch):
    monkeypatch.setattr("accounts.audit.tasks.BATCH", 2)
    monkeypatch.setattr("accounts.audit.tasks.seal", lambda: audit.seal(limit=2))
    for _ in range(5):
        audit.record_event("sign_in.succeeded", actor=person, subject=person)

    seal_audit_trail()

    assert not AuditEntry.objects.unsealed().exists()


def test_each_digest_holds_the_entry_and_the_one_before(chain):
    first, second, _ = chain

    by_hand = hashlib.sha256(f"{first.digest}\n{sealed_text(second)}".encode()).hexdigest()

    assert second.sequence == first.sequence + 1
    assert second.digest == by_hand


def test_the_end_of_the_chain_is_noted(chain):
    head = AuditHead.objects.get()

    assert (head.sequence, head.digest) == (chain[-1].sequence, chain[-1].digest)


def test_sealing_again_changes_nothing(chain):
    head = AuditHead.objects.get()

    assert audit.seal() == 0
    assert AuditHead.objects.get().digest == head.digest


def test_an_entry_that_is_committed_late_is_sealed_later(chain):
    """Its id is smaller than those of sealed entries."""
    late = AuditEntry.objects.create(pk=chain[0].pk + 1000, action="person.corrected")
    audit.seal()
    audit.record("person.corrected")
    AuditEntry.objects.create(pk=late.pk - 500, action="person.corrected")
    audit.seal()

    order = list(AuditEntry.objects.sealed().values_list("pk", flat=True))

    assert order.index(late.pk) < order.index(late.pk - 500)


def test_nothing_is_left_out_of_the_seal():
    own = {field.attname for field in AuditEntry._meta.fields} - {"id", "digest"}

    assert set(SEALED_FIELDS) == own
