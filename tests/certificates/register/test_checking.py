"""Whoever has the database can change every row. The register tells, and names the first entry that is wrong."""

import datetime
import io
import re

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import models

from certificates.credentials.services import make_credential, renew_credential
from certificates.issuing.producing import produce
from certificates.life.correcting import reissue
from certificates.models import Certificate, Credential, RegisterEntry, RegisterHead, RegisterNode, Revocation
from certificates.register import checking, leaves, merkle, nodes, services
from tests.factories.accounts import make_person
from tests.factories.certificates import make_certificate
from tests.factories.certificates import revoke as revoke_certificate
from tests.factories.keys import give_up, key_in_use, make_platform_keys

pytestmark = pytest.mark.django_db
Kind = RegisterEntry.Kind
MINUTE = datetime.timedelta(minutes=1)


def verify(*known, files=False):
    out = io.StringIO()
    call_command("verify_register", known=list(known), files=files, stdout=out)
    return out.getvalue()


def refuses(words, **options):
    return pytest.raises(CommandError, match=re.escape(f"The register does not hold: {words}"))


def tamper(place, **change):
    models.QuerySet(RegisterEntry).filter(position=place).update(**change)


def rewrite(position, **change):
    """As a careful forger does: the leaf fits what the entry says now."""
    tamper(position, **change)
    entry = RegisterEntry.objects.get(position=position)
    tamper(position, leaf_hash=merkle.leaf_hash(checking._leaf_data(entry)).hex())


def rebuild_tree():
    """As a forger does who knows the format: every stored hash fits the entries of now."""
    RegisterNode.objects.all()._raw_delete("default")
    tree = merkle.GrowingTree()
    for digest in RegisterEntry.objects.values_list("leaf_hash", flat=True):
        for (level, place), folded in tree.add(bytes.fromhex(digest)):
            RegisterNode.objects.create(level=level, place=place, hash=folded.hex())


@pytest.fixture
def entries(make_entries, at, unguarded):
    """Six, of which a head says what the first four are."""
    first = make_entries(4)
    services.publish_head(at=at)
    return [*first, *make_entries(2)]


def test_a_sound_register_is_counted_and_its_root_noted(entries):
    told = verify(files=True)

    assert "6 entries read, 1 signed heads" in told
    assert f"6:{nodes.root(6).hex()}" in told


def test_an_empty_register_is_sound(db):
    assert "0 entries read" in verify()


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "revoked"},
        {"subject": "0" * 64},
        {"credential_sha256": "0" * 64},
        {"pdf_sha256": "0" * 64},
        {"facts_sha256": "0" * 64},
        {"recorded_at": "2020-01-01T00:00:00Z"},
        {"leaf_hash": "0" * 64},
    ],
)
def test_the_first_changed_entry_is_named(entries, change):
    tamper(4, **change)
    tamper(2, **change)

    with refuses("entry 2 was changed"):
        verify()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"subject": "0" * 64}, "stands for another certificate than"),
        ({"credential_sha256": "0" * 64}, "has another credential than"),
        ({"pdf_sha256": "0" * 64}, "has another hash of the document than"),
        ({"kind": "revoked"}, "says that"),
        ({"kind": "superseded"}, "says that"),
    ],
)
def test_an_entry_that_was_rewritten_is_found_beside_its_certificate(entries, change, words):
    rewrite(2, **change)
    rebuild_tree()

    with refuses(f"entry 2 {words}"):
        verify()


def test_an_entry_with_another_time_is_found_by_the_stored_tree(entries):
    rewrite(2, recorded_at="2020-01-01T00:00:00Z")

    with refuses("entry 3 or another from 2 on was changed: the stored tree"):
        verify()


def test_a_tree_that_was_rewritten_as_well_is_found_by_the_signed_head(entries):
    rewrite(2, recorded_at="2020-01-01T00:00:00Z")
    rebuild_tree()

    with refuses("entry 3 or another from 0 on was changed: the head of 4 entries"):
        verify()


def test_a_change_behind_the_last_head_is_found_by_what_somebody_noted(entries):
    noted = f"6:{nodes.root(6).hex()}"
    assert verify(noted)
    rewrite(5, recorded_at="2020-01-01T00:00:00Z")
    rebuild_tree()

    assert verify()
    with refuses("entry 5 or another from 4 on was changed: the root noted for 6"):
        verify(noted)


def test_a_head_with_another_root_does_not_pass(entries):
    models.QuerySet(RegisterHead).update(root="0" * 64)

    with refuses("entry 3 or another from 0 on was changed: the head of 4 entries"):
        verify()


def test_a_head_that_nobody_signed_does_not_pass(entries):
    head = RegisterHead.objects.get()
    models.QuerySet(RegisterHead).update(signature=head.signature.replace(" ", " x", 1))

    with refuses("entry 3 is the last of a head whose signature is wrong"):
        verify()


def test_a_head_whose_key_was_given_up_is_sound_and_counted_apart(entries, at):
    give_up(key_in_use(), at)
    services.publish_head(at=at)

    told = verify()

    assert "6 entries read, 2 signed heads" in told
    assert "1 of the heads prove nothing to others" in told


def test_a_missing_entry_is_named(entries):
    RegisterEntry.objects.filter(position=2)._raw_delete("default")

    with refuses("entry 2 is missing"):
        verify()


def test_entries_that_are_missing_at_the_end_are_told_by_the_head(entries):
    RegisterEntry.objects.filter(position__gte=3)._raw_delete("default")
    rebuild_tree()

    with refuses("entry 3 is missing at the end: 4 entries were signed"):
        verify()


def test_entries_that_are_missing_at_the_end_are_told_by_the_tree(entries):
    RegisterEntry.objects.filter(position__gte=5)._raw_delete("default")

    with refuses("entry 5 is not there, but the stored tree"):
        verify()


def test_an_entry_put_in_between_is_found_by_the_head(entries, make_sealed, at):
    """All later ones moved by one, and the new one fits its certificate."""
    services.publish_head(at=at)
    for position in range(5, 0, -1):
        tamper(position, position=position + 1)
    new = services.record(kind=Kind.ISSUED, certificate=make_sealed(), at=at)
    tamper(new.position, position=1)
    rebuild_tree()

    with refuses("entry 3 or another from 0 on was changed: the head of 4"):
        verify()


def test_a_credential_that_was_exchanged_is_found(entries):
    Credential.objects.filter(certificate=entries[2].certificate).update(document="{}")

    with refuses(f"entry 2 has another credential than {entries[2].certificate.code} has now"):
        verify()


def test_a_hash_of_a_credential_that_was_exchanged_is_found(entries):
    Credential.objects.filter(certificate=entries[2].certificate).update(sha256="0" * 64)

    with refuses("entry 2 has another hash of the credential"):
        verify()


def test_a_hash_of_a_document_that_was_exchanged_is_found(entries):
    Certificate.objects.filter(pk=entries[2].certificate_id).update(pdf_sha256="0" * 64)

    with refuses("entry 2 has another hash of the document"):
        verify()


@pytest.mark.parametrize("is_deleted", [True, False])
def test_a_file_that_was_exchanged_or_is_gone_is_found_when_asked(entries, is_deleted):
    storage, name = storages["private"], entries[2].certificate.pdf.name
    if is_deleted:
        storage.delete(name)
    else:
        with storage.open(name, "ab") as file:
            file.write(b"%more")

    assert verify()
    with refuses(f"entry 2 has another document than the file of {entries[2].certificate.code}"):
        verify(files=True)


def test_a_revocation_that_was_taken_back_is_found(entries, revoke):
    revoke(entries[1].certificate)
    assert verify()
    Revocation.objects.all()._raw_delete("default")

    with refuses(f"entry 6 says that {entries[1].certificate.code} was revoked"):
        verify()


def test_what_was_revoked_before_its_document_was_made_is_sound(entries, at):
    certificate = make_certificate(at)
    revoke_certificate(certificate, make_person(), at + MINUTE)

    produce(certificate=certificate, at=at + MINUTE)

    assert "entries read" in verify(files=True)


def test_what_was_corrected_before_its_document_was_made_is_sound(db, at):
    make_platform_keys()
    old = make_certificate(at)
    new = reissue(certificate=old, name="Budi Baru", by=make_person(), at=at + MINUTE)

    for certificate in (new, old):
        produce(certificate=certificate, at=at + MINUTE)

    assert "entries read" in verify(files=True)


def test_what_was_signed_anew_before_its_document_was_made_is_sound(db, at):
    make_platform_keys()
    certificate = make_certificate(at)
    make_credential(certificate=certificate, at=at)
    give_up(key_in_use(), at)
    renew_credential(certificate=certificate, at=at)

    produce(certificate=certificate, at=at)

    assert "2 entries read" in verify(files=True)


def test_an_entry_of_an_issue_without_digests_is_found(entries):
    rewrite(2, credential_sha256="", pdf_sha256="")

    with refuses("entry 2 has another credential"):
        verify()


def test_after_signing_anew_only_the_new_entry_must_fit(entries, at):
    give_up(key_in_use(), at)

    renew_credential(certificate=entries[1].certificate, at=at)

    assert "7 entries read" in verify()


def test_signing_anew_hides_no_hash_of_a_document_that_was_exchanged(entries, at):
    Certificate.objects.filter(pk=entries[1].certificate_id).update(pdf_sha256="0" * 64)
    give_up(key_in_use(), at)

    renew_credential(certificate=entries[1].certificate, at=at)

    with refuses("entry 1 has another hash of the document"):
        verify()


def test_a_sealed_certificate_that_was_never_entered_is_told(entries, make_sealed):
    certificate = make_sealed()

    with refuses(f"{certificate.code} was issued, but the register does not say so"):
        verify()


def test_a_revocation_that_was_never_entered_is_told(entries, revoke):
    revoke(entries[1].certificate)
    RegisterEntry.objects.filter(position=6)._raw_delete("default")
    rebuild_tree()

    with refuses(f"{entries[1].certificate.code} was revoked, but the register does not say so"):
        verify()


def test_certificates_from_before_the_register_are_left_alone(entries, at):
    make_certificate(at)

    assert verify()


@pytest.mark.parametrize("known", ["5", "5:abc", "x:" + "0" * 64])
def test_a_note_that_is_none_is_refused(db, known):
    with pytest.raises(CommandError, match="not a number and a root"):
        verify(known)


def test_reading_costs_no_query_for_each_entry(entries, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        assert checking.check().problem is None
    assert leaves.FORMAT == 1
