"""What a certificate's public page says comes from its records. The register tells when one of them was edited."""

import datetime
import json

import pytest
from django.db import models

from certificates.credentials import tokens
from certificates.credentials.services import renew_credential
from certificates.keys import vault
from certificates.keys.did import key_id
from certificates.models import Certificate, Credential, RegisterEntry, Revocation
from certificates.offline import payload
from certificates.register import checking
from tests.factories.accounts import make_person
from tests.factories.certificates import make_certificate, revoke
from tests.factories.keys import give_up, key_in_use

pytestmark = pytest.mark.django_db
LATER = datetime.timedelta(days=900)


@pytest.fixture
def certificate(at):
    return make_certificate(at, rendered=True)


def problem():
    found = checking.check().problem
    return found and found.what


def edit(certificate, **facts):
    Certificate.objects.filter(pk=certificate.pk).update(**facts)


def edit_snapshot(certificate, part, **facts):
    snapshot = certificate.snapshot
    edit(certificate, snapshot={**snapshot, part: {**snapshot[part], **facts}})


def edit_credential(certificate, **facts):
    Credential.objects.filter(certificate=certificate).update(**facts)


def test_a_certificate_as_it_was_issued_has_no_problem(certificate):
    assert problem() is None


@pytest.mark.parametrize(
    ("part", "facts", "words"),
    [
        ("holder", {"name": "Orang Lain"}, "names"),
        ("course", {"title": "Kedokteran"}, "courses"),
        ("course", {"hours": 200}, "lesson hours"),
        ("dates", {"started": "2020-01-01"}, "first days"),
        ("dates", {"completed": "2020-01-01"}, "last days"),
        ("dates", {"valid_until": "2099-01-01"}, "ends"),
    ],
)
def test_an_edited_fact_of_the_snapshot_is_named(certificate, part, facts, words):
    edit_snapshot(certificate, part, **facts)

    assert problem() == f"no longer fits {certificate.code}: its records and its credential have different {words}"


@pytest.mark.parametrize(
    ("part", "facts"),
    [
        ("holder", {"number": "199001012015011001"}),
        ("result", {"score": "100.00"}),
        ("fields", {"nama": "Orang Lain"}),
        ("layout", {"place": "Kota Lain"}),
    ],
)
def test_an_edited_fact_that_no_credential_holds_is_found(certificate, part, facts):
    edit_snapshot(certificate, part, **facts)

    assert problem() == (
        f"was made when {certificate.code} had other facts than now, of what it prints or of where its state stands"
    )


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"number": "893.3/00009/BKPSDM/XI/2026"}, "numbers"),
        ({"valid_until": datetime.date(2099, 1, 1)}, "ends"),
        ({"issued_at": datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)}, "times of issue"),
        ({"code": "0000000000ZZ"}, "verification codes"),
        ({"status_index": 131_071}, "places in the status list"),
    ],
)
def test_an_edited_column_is_named(certificate, facts, words):
    edit(certificate, **facts)

    assert problem().endswith(f"its records and its credential have different {words}")


def test_a_jwt_that_nobody_signed_is_found(certificate):
    edit_credential(certificate, jwt="a.b.c")

    assert problem() == f"no longer fits {certificate.code}: its JWT is not the one that was signed"


def test_a_jwt_that_says_something_else_is_found(certificate):
    """Signed by whoever has the key and the database."""
    document = json.loads(certificate.credential.document)
    del document["proof"]
    key = key_in_use("jwt")
    document["credentialSubject"]["creditsEarned"] = 200
    edit_credential(
        certificate, jwt=tokens.make_token(document, private_key=vault.private_key(key), key_id=key_id(key))
    )

    assert problem().endswith("its JWT says something else than its credential")


def test_a_qr_code_that_nobody_signed_is_found(certificate):
    token = certificate.credential.offline_token
    edit_credential(certificate, offline_token=("A" if token[0] != "A" else "B") + token[1:])

    assert problem() == f"no longer fits {certificate.code}: its QR code does not carry what was signed"


def test_a_qr_code_that_says_something_else_is_found(certificate):
    facts = payload.facts_of({**certificate.snapshot, "holder": {"name": "Orang Lain"}}, issuer="")
    key = key_in_use()
    token = payload.make_token(facts, key=vault.private_key(key), key_name=key.name)
    edit_credential(certificate, offline_token=token)

    assert problem().endswith("its QR code says something else than its records")


def test_a_printed_code_stays_good_when_the_credential_is_signed_anew(certificate, at):
    give_up(key_in_use(), at)

    renew_credential(certificate=certificate, at=at)

    assert problem() is None


def test_a_document_that_is_no_credential_is_no_riddle(certificate, at):
    """The entry of the issue no longer fits by its hash once another follows, so it alone can't tell."""
    give_up(key_in_use(), at)
    renew_credential(certificate=certificate, at=at)
    edit_credential(certificate, document="[]")

    assert problem().endswith("its credential does not say what a credential says")


@pytest.mark.parametrize("facts", [{"reason": "Meninggal"}, {"authority": "Bupati"}, {"document": "SK 1"}])
def test_an_edited_word_of_a_revocation_is_found(certificate, at, facts):
    revoke(certificate, make_person(), at)
    assert problem() is None

    Revocation.objects.update(**facts)

    assert problem() == (
        f"was made when {certificate.code} printed something else, or its revocation said something else"
    )


def test_an_edited_time_of_a_revocation_is_named(certificate, at):
    revoke(certificate, make_person(), at)

    Revocation.objects.update(revoked_at=at + LATER)

    assert problem() == f"has another time than the revocation of {certificate.code} has now"


def test_another_holder_is_no_change_because_two_records_of_a_person_may_be_merged(certificate):
    edit(certificate, holder=make_person())

    assert problem() is None


def test_the_digest_of_the_facts_can_not_be_guessed_without_the_random_id(certificate):
    entry = RegisterEntry.objects.get()
    models.QuerySet(Certificate).filter(pk=certificate.pk).update(public_id="0" * 32)

    other = Certificate.objects.get()

    assert checking.facts_digest(other, RegisterEntry.Kind.ISSUED) != entry.facts_sha256
