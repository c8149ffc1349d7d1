"""Verifiers that nobody here wrote come to the same verdict as this site."""

import copy
import datetime
import io
import json

import pypdf
import pytest
from django.utils import timezone

from certificates.credentials import services, status_lists
from certificates.credentials.moments import iso
from certificates.credentials.proofs import add_proof
from certificates.issuing import producing
from certificates.keys import vault
from certificates.keys.did import key_id
from certificates.models import StatusList
from tests.external.outside import SITE, Outside, need_verifiers
from tests.factories.accounts import make_unit
from tests.factories.certificates import make_cohort, make_training_unit
from tests.factories.issued_credentials import fall, make_credential, make_numbered, read_document
from tests.factories.keys import give_up, key_in_use, make_issuer, make_platform_keys, rotate

pytestmark = pytest.mark.django_db

DID = f"{SITE}/.well-known/did.json"
LIST = f"{SITE}/status/platform/1/"


@pytest.fixture
def now():
    """Verifiers look at their own clock."""
    return timezone.now() - datetime.timedelta(hours=1)


@pytest.fixture
def outside(tmp_path, client, settings):
    need_verifiers()
    settings.SITE_URL = SITE
    make_platform_keys()
    return Outside(tmp_path, client)


def signed(document, key, name=None):
    """`document` with a proof by `key`, which may call itself otherwise."""
    unsigned = {field: value for field, value in document.items() if field != "proof"}
    return add_proof(unsigned, private_key=vault.private_key(key), key_id=name or key_id(key), at=timezone.now())


def attachment(certificate):
    """The credential inside the sealed document."""
    certificate.refresh_from_db()
    with certificate.pdf.open("rb") as file:
        attached = pypdf.PdfReader(io.BytesIO(file.read())).attachments
    return attached["credential.json"][0].decode()


def test_a_fresh_credential_and_its_token_are_accepted(outside, now):
    credential = make_credential(now)
    outside.visit(DID, LIST)
    outside.add("fresh", credential.document, token=credential.jwt)

    verdict = outside.verdicts()["fresh"]

    assert verdict.is_accepted, verdict
    assert (verdict.token["alg"], verdict.token["verified"]) == ("ES256", True)
    assert verdict.token["claims"]["jti"] == read_document(credential)["id"]


def test_one_from_a_sealed_document_is_accepted(outside, now):
    certificate = make_numbered(now)
    assert producing.produce(certificate=certificate, at=now)
    outside.visit(DID, LIST)
    outside.add("from the PDF", attachment(certificate))

    verdict = outside.verdicts()["from the PDF"]

    assert verdict.is_accepted, verdict


def test_one_of_an_old_key_is_accepted(outside, now):
    credential = make_credential(now)
    rotate(credential.key, now)
    rotate(credential.jwt_key, now)
    outside.visit(DID, LIST)
    outside.add("old key", credential.document, token=credential.jwt)

    verdict = outside.verdicts()["old key"]

    assert verdict.is_accepted, verdict
    assert verdict.token["verified"]


def test_one_of_a_key_that_was_given_up_is_refused_and_its_renewal_accepted(outside, now):
    credential = make_credential(now)
    former = credential.document
    give_up(credential.key, now)
    renewed = services.renew_credential(certificate=credential.certificate, at=now)
    status_lists.refresh_status_lists(at=now)
    outside.visit(DID, LIST)
    outside.add("given up", former)
    outside.add("renewed", renewed.document)

    verdicts = outside.verdicts()

    assert verdicts["given up"].is_refused_by_both, verdicts["given up"]
    assert verdicts["renewed"].is_accepted, verdicts["renewed"]


def test_one_of_a_unit_that_issues_itself_is_accepted(outside, now):
    unit = make_training_unit()
    make_issuer(unit, slug="bkpsdm")
    credential = make_credential(now, cohort=make_cohort(organiser=unit))
    outside.visit(f"{SITE}/penerbit/bkpsdm/did.json", f"{SITE}/status/bkpsdm/1/")
    outside.add("unit", credential.document, token=credential.jwt)

    verdict = outside.verdicts()["unit"]

    assert verdict.is_accepted, verdict
    assert verdict.token["verified"]


NAMES = [
    """Ĝeorge "O'Brien" \\ \\n # $ {x} <b>&amp;</b> %20""",
    "علي بن أبي طالب · ꦱꦶꦠꦶ · 王小明 · 𠮷野 · 🙂",
    "é é \u00a0\u2028\ufeff\uffff A\u0085B\tC\x01D",  # NUL has no place in PostgreSQL
    "x" * 120,
]


def test_names_of_all_kinds_are_accepted(outside, now):
    """What is signed here is read the same there, whatever letters and signs are in it."""
    for name in NAMES:
        certificate = make_numbered(now)
        certificate.snapshot["holder"]["name"] = certificate.snapshot["course"]["title"] = name
        certificate.snapshot["course"]["competencies"][0]["code"] = name
        certificate.save()
        outside.add(name, services.make_credential(certificate=certificate, at=now).document)
    outside.visit(DID, LIST)

    verdicts = outside.verdicts()

    assert [name for name in NAMES if not verdicts[name].is_accepted] == []


def test_those_that_were_tampered_with_are_refused(outside, now):
    document = read_document(make_credential(now))
    outside.visit(DID, LIST)
    changed = {name: copy.deepcopy(document) for name in ("name", "hours", "validity", "status", "undefined term")}
    changed["name"]["credentialSubject"]["identifier"][0]["identityHash"] = "Orang Lain"
    changed["hours"]["credentialSubject"]["creditsEarned"] = 900
    changed["validity"]["validUntil"] = "2099-12-31T00:00:00Z"
    changed["status"]["credentialStatus"]["statusListIndex"] = "1"
    changed["undefined term"]["kota"] = "Sukamaju"
    for name, tampered in changed.items():
        outside.add(name, tampered)

    verdicts = outside.verdicts()

    assert {name: verdict.is_refused_by_both for name, verdict in verdicts.items()} == dict.fromkeys(changed, True)
    assert "safe mode" in json.dumps(verdicts["undefined term"].vc["error"]).lower()


def test_those_of_a_wrong_key_are_refused(outside, now):
    document = read_document(make_credential(now))
    other = key_in_use("credential", make_issuer(make_unit("Dinas Lain"), slug="dinas-lain"))
    outside.visit(DID, LIST, f"{SITE}/penerbit/dinas-lain/did.json")
    outside.add("under our key's name", signed(document, other, name=document["proof"]["verificationMethod"]))
    outside.add(
        "under a name that is not listed", signed(document, other, name=f"{document['issuer']['id']}#key-1999-01")
    )

    verdicts = outside.verdicts()

    assert all(verdict.is_refused_by_both for verdict in verdicts.values()), verdicts


def test_an_expired_one_is_refused(outside, now):
    document = {**read_document(make_credential(now)), "validUntil": iso(now)}
    outside.visit(DID, LIST)
    outside.add("expired", signed(document, key_in_use("credential")))

    verdict = outside.verdicts()["expired"]

    assert verdict.is_refused_by_both, verdict
    assert verdict.core["steps"]["valid_signature"] is True


def test_revoked_ones_are_refused_and_others_of_their_list_are_not(outside, now):
    revoked, other = make_credential(now), make_credential(now)
    fall(revoked.certificate, now)
    status_lists.set_status(certificate=revoked.certificate, at=now)
    outside.visit(DID, LIST)
    outside.add("revoked", revoked.document)
    outside.add("other", other.document)

    verdicts = outside.verdicts()

    assert verdicts["revoked"].status == {"verified": True, "isRevoked": True, "error": []}
    assert verdicts["revoked"].core["steps"]["revocation_status"] is False
    assert not verdicts["revoked"].is_accepted
    assert verdicts["other"].is_accepted


def test_wrong_status_lists_are_refused(outside, now):
    """Who clears a bit, serves another issuer's list, or one that is out of date, hides no revocation."""
    revoked = make_credential(now)
    outside.visit(DID, LIST)
    before = json.loads(StatusList.objects.get().document)
    fall(revoked.certificate, now)
    status_lists.set_status(certificate=revoked.certificate, at=now)
    after = json.loads(StatusList.objects.get().document)
    other = key_in_use("credential", make_issuer(make_unit("Dinas Lain"), slug="dinas-lain"))
    outside.visit(f"{SITE}/penerbit/dinas-lain/did.json")
    foreign_issuer = f"{before['issuer']}:penerbit:dinas-lain"
    lists = {
        "cleared": {**after, "credentialSubject": before["credentialSubject"]},
        "signed by another": signed(before, other, name=before["proof"]["verificationMethod"]),
        "of another issuer": signed({**before, "issuer": foreign_issuer}, other),
        "out of date": signed({**before, "validUntil": iso(now)}, key_in_use("credential")),
        "for another purpose": signed(
            {**before, "credentialSubject": {**before["credentialSubject"], "statusPurpose": "suspension"}},
            key_in_use("credential"),
        ),
    }
    for name, document in lists.items():
        outside.add(name, revoked.document, web={LIST: outside.answer(document)})

    verdicts = outside.verdicts()

    assert {name: verdict.status["verified"] for name, verdict in verdicts.items()} == dict.fromkeys(lists, False)
    assert not any(verdict.is_accepted for verdict in verdicts.values())
