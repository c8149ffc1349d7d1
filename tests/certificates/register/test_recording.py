import datetime
import json

import pytest

from certificates.models import RegisterEntry, RegisterNode
from certificates.register import leaves, merkle, nodes, services
from competencies.querysets import LedgerRowIsFinal
from tests.factories.certificates import make_certificate

pytestmark = pytest.mark.django_db
Kind = RegisterEntry.Kind


def leaves_in_order():
    return [bytes.fromhex(digest) for digest in RegisterEntry.objects.values_list("leaf_hash", flat=True)]


def test_entries_stand_one_after_another(make_entries):
    entries = make_entries(5)

    assert [entry.position for entry in entries] == [0, 1, 2, 3, 4]
    assert nodes.size_now() == 5


def test_an_entry_says_what_happened_and_when_in_hashes(make_sealed, at):
    certificate = make_sealed()

    entry = services.record(kind=Kind.ISSUED, certificate=certificate, at=at)

    assert (entry.kind, entry.recorded_at) == ("issued", at)
    assert entry.subject == leaves.subject_of(certificate.public_id)
    assert entry.credential_sha256 == certificate.credential.sha256
    assert entry.pdf_sha256 == certificate.pdf_sha256


def test_what_is_hashed_leads_to_nobody(make_sealed, at):
    certificate = make_sealed()
    entry = services.record(kind=Kind.ISSUED, certificate=certificate, at=at)

    data = leaves.leaf_data(
        kind="issued",
        subject=entry.subject,
        credential_sha256=entry.credential_sha256,
        pdf_sha256=entry.pdf_sha256,
        facts_sha256=entry.facts_sha256,
        recorded_at=at,
    )

    assert json.loads(data) == {
        "credential_sha256": certificate.credential.sha256,
        "facts_sha256": entry.facts_sha256,
        "format": 1,
        "kind": "issued",
        "pdf_sha256": certificate.pdf_sha256,
        "recorded_at": "2026-11-21T06:30:00.000000Z",
        "subject": entry.subject,
    }
    assert merkle.leaf_hash(data).hex() == entry.leaf_hash
    for secret in [certificate.code, certificate.number, str(certificate.public_id), certificate.public_id.hex]:
        assert secret not in data.decode()


def test_recording_twice_enters_once(make_sealed, at):
    certificate = make_sealed()
    first = services.record(kind=Kind.ISSUED, certificate=certificate, at=at)

    again = services.record(kind=Kind.ISSUED, certificate=certificate, at=at + datetime.timedelta(hours=1))

    assert again == first
    assert again.recorded_at == at
    assert RegisterEntry.objects.count() == 1


def test_a_certificate_that_is_signed_anew_is_entered_each_time(make_sealed, at):
    certificate = make_sealed()
    services.record(kind=Kind.ISSUED, certificate=certificate, at=at)
    for digest in ["1" * 64, "2" * 64, "2" * 64]:
        certificate.credential.sha256 = digest
        services.record(kind=Kind.RESIGNED, certificate=certificate, at=at)

    kinds = RegisterEntry.objects.values_list("kind", "credential_sha256")
    assert list(kinds)[1:] == [("resigned", "1" * 64), ("resigned", "2" * 64)]


def test_nothing_is_entered_as_issued_without_its_document(at):
    with pytest.raises(services.NothingToRecord):
        services.record(kind=Kind.ISSUED, certificate=make_certificate(at), at=at)


def test_an_old_certificate_without_credential_can_be_entered_as_revoked(at):
    entry = services.record(kind=Kind.REVOKED, certificate=make_certificate(at), at=at)

    assert (entry.credential_sha256, entry.pdf_sha256) == ("", "")


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 11])
def test_the_stored_tree_is_the_tree_over_all_entries(make_entries, size):
    make_entries(size)

    assert nodes.root(size) == merkle.root_of(leaves_in_order())
    assert RegisterNode.objects.count() == size - size.bit_count()


def test_any_proof_is_read_by_one_query(make_entries, django_assert_num_queries):
    make_entries(11)

    with django_assert_num_queries(1):
        path = nodes.hashes(merkle.inclusion_ranges(6, 11))

    leaf = leaves_in_order()[6]
    assert merkle.proves_inclusion(leaf=leaf, position=6, size=11, path=path, root=nodes.root(11))


def test_entering_costs_few_queries(make_entries, make_sealed, at, django_assert_max_num_queries):
    make_entries(7)
    certificate = make_sealed()

    with django_assert_max_num_queries(9):  # with the two of a savepoint; the eighth entry completes three subtrees
        services.record(kind=Kind.ISSUED, certificate=certificate, at=at)


def test_a_hole_in_the_stored_tree_is_not_passed_over(make_entries, unguarded):
    make_entries(4)
    RegisterNode.objects.filter(level=2)._raw_delete("default")

    with pytest.raises(nodes.NodeIsMissing):
        nodes.root(4)


def test_entries_cannot_be_changed_or_deleted(make_entries):
    [entry] = make_entries(1)

    with pytest.raises(LedgerRowIsFinal):
        entry.save()
    with pytest.raises(LedgerRowIsFinal):
        entry.delete()
    with pytest.raises(LedgerRowIsFinal):
        RegisterEntry.objects.update(kind="revoked")
    with pytest.raises(LedgerRowIsFinal):
        RegisterNode.objects.all().delete()
