import datetime
import json
import zlib

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.files.base import ContentFile

from certificates.credentials import baking
from certificates.credentials.services import renew_credential
from certificates.models import Certificate
from certificates.verifying.files import Outcome, examine
from certificates.verifying.kinds import Kind
from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificates import document, make_certificate, revoke
from tests.factories.keys import give_up, rotate
from tests.factories.sealing import Signer, add_script, make_pdf, overlay
from tests.factories.shown_files import encoded, flipped, noise, pdf_of_streams, photo, qr_link

pytestmark = pytest.mark.django_db
BADGE = encoded(noise(16, 16), "PNG")
SVG = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'


@pytest.fixture
def pdf(certificate):
    return document(certificate)


@pytest.fixture
def credential(certificate):
    return certificate.credential


@pytest.fixture
def check(at):
    def check(content):
        finding = examine(content if isinstance(content, bytes) else content.encode(), at=at)
        return finding.outcome, finding.certificate

    return check


def changed(credential, **facts):
    return json.dumps({**json.loads(credential.document), **facts})


# --- PDF ----------------------------------------------------------------------------------------------


def test_the_document_that_we_issued_is_genuine(check, pdf, certificate):
    assert check(pdf) == (Outcome.GENUINE, certificate)


def test_a_revoked_certificate_has_a_genuine_file_and_does_not_hold(certificate, pdf, at):
    revoke(certificate, by=make_administrator(), at=at)

    finding = examine(pdf, at=at)

    assert (finding.outcome, finding.facts.holds) == (Outcome.GENUINE, False)


@pytest.mark.parametrize(
    "change",
    [lambda pdf: pdf + b"\n", lambda pdf: pdf + b"%comment", overlay, add_script, Signer("Orang Lain").sign_in_spite],
    ids=["a line", "a comment", "a square", "a script", "a signature"],
)
def test_whatever_is_added_to_the_document_is_a_change(check, pdf, certificate, change):
    assert check(change(pdf)) == (Outcome.CHANGED, certificate)


def test_a_document_sealed_again_and_then_drawn_over_is_a_change(check, pdf, certificate):
    Certificate.objects.filter(pk=certificate.pk).update(pdf_sha256="0" * 64)

    assert check(overlay(pdf)) == (Outcome.CHANGED, certificate)


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6])
def test_one_changed_bit_is_a_change(check, pdf, certificate, part):
    outcome, _named = check(flipped(pdf, int(len(pdf) * part)))

    assert outcome == Outcome.CHANGED


def test_a_document_sealed_again_is_genuine_by_its_seal(pdf, certificate, at):
    first = examine(pdf, at=at)
    Certificate.objects.filter(pk=certificate.pk).update(pdf_sha256="0" * 64)
    again = examine(pdf, at=at)

    assert (first.outcome, first.is_exact) == (Outcome.GENUINE, True)
    assert (again.outcome, again.is_exact, again.certificate) == (Outcome.GENUINE, False, certificate)


def test_a_seal_of_a_key_that_was_given_up_proves_nothing(check, pdf, certificate, at):
    Certificate.objects.filter(pk=certificate.pk).update(pdf_sha256="0" * 64)
    give_up(certificate.seal_key, at)

    assert check(pdf) == (Outcome.KEY_GIVEN_UP, certificate)


def test_the_record_of_a_document_counts_more_than_the_key_of_its_seal(check, pdf, certificate, at):
    give_up(certificate.seal_key, at)

    assert check(pdf) == (Outcome.GENUINE, certificate)


def test_a_document_without_a_seal_only_names_its_certificate(check, certificate, credential):
    copy = pdf_of_streams(zlib.compress(credential.document.encode()))

    assert check(copy) == (Outcome.NAMED, certificate)


def test_a_scan_is_read_by_its_qr_code(check, certificate):
    assert check(pdf_of_streams(photo(qr_link(certificate)))) == (Outcome.NAMED, certificate)


def test_a_printout_is_read_by_its_link(check, certificate):
    link = certificate.snapshot["verify_url"].encode()

    assert check(b"%PDF-1.4\n/URI (" + link + b")\n%%EOF") == (Outcome.NAMED, certificate)


def test_a_link_to_another_site_in_a_document_names_nothing(check):
    assert check(b"%PDF-1.4\n/URI (https://evil.example/v/7F3K92QD0ZX1)") == (Outcome.NOTHING, None)


def test_a_document_that_somebody_else_signed_is_foreign(at, certificate):
    finding = examine(Signer("Instansi Lain").sign(make_pdf()), at=at)

    assert (finding.outcome, finding.by) == (Outcome.FOREIGN, "Instansi Lain")


def test_any_other_document_has_nothing_of_ours(check):
    assert check(b"%PDF-1.7\n%%EOF") == (Outcome.NOTHING, None)


# --- Credentials --------------------------------------------------------------------------------------


def test_the_credential_that_we_issued_is_genuine(check, certificate, credential):
    assert check(credential.document) == (Outcome.GENUINE, certificate)
    assert check(credential.jwt) == (Outcome.GENUINE, certificate)


def test_a_credential_written_down_differently_is_genuine(check, certificate, credential):
    rewritten = json.dumps(json.loads(credential.document), indent=2, sort_keys=True)

    assert check(f"\ufeff{rewritten}\n") == (Outcome.GENUINE, certificate)


def test_a_changed_credential_is_a_change_of_the_one_it_names(check, certificate, credential):
    assert check(changed(credential, name="Kursus lain")) == (Outcome.CHANGED, certificate)


def test_a_credential_without_its_proof_proves_nothing(check, certificate, credential):
    assert check(changed(credential, proof=None)) == (Outcome.CHANGED, certificate)


def test_a_changed_token_is_a_change_of_the_one_it_names(check, certificate, credential):
    head, claims, signature = credential.jwt.split(".")
    other = jwt.encode(
        jwt.decode(credential.jwt, options={"verify_signature": False}),
        ec.generate_private_key(ec.SECP256R1()),
        algorithm="ES256",
        headers=jwt.get_unverified_header(credential.jwt),
    )

    assert check(f"{head}.{claims}.{signature[:-6]}AAAAAA") == (Outcome.CHANGED, certificate)
    assert check(other) == (Outcome.CHANGED, certificate)


@pytest.mark.parametrize("form", ["png", "svg"])
def test_a_badge_is_as_genuine_as_the_credential_in_it(check, certificate, credential, form):
    def bake(text):
        return baking.bake_png(BADGE, text) if form == "png" else baking.bake_svg(SVG, text)

    assert check(bake(credential.document)) == (Outcome.GENUINE, certificate)
    assert check(bake(credential.jwt)) == (Outcome.GENUINE, certificate)
    assert check(bake(changed(credential, name="Kursus lain"))) == (Outcome.CHANGED, certificate)


def test_a_retired_key_still_speaks_for_its_credentials(check, certificate, credential, at):
    rotate(credential.key, at)

    assert check(json.dumps(json.loads(credential.document))) == (Outcome.GENUINE, certificate)


def test_a_key_that_was_given_up_does_not_until_it_is_signed_anew(check, certificate, credential, at):
    former = credential.document
    give_up(credential.key, at)

    assert check(former) == (Outcome.KEY_GIVEN_UP, certificate)

    renewed = renew_credential(certificate=certificate, at=at + datetime.timedelta(hours=1))
    assert check(former) == (Outcome.KEY_GIVEN_UP, certificate)
    assert check(renewed.document) == (Outcome.GENUINE, certificate)


def test_what_we_signed_but_did_not_record_is_said_so(check, certificate, credential):
    former = credential.document
    Certificate.objects.filter(pk=certificate.pk).update(code="000000000001")

    assert check(json.dumps(json.loads(former))) == (Outcome.NOT_RECORDED, None)


def test_a_credential_of_ours_by_its_words_alone_is_unknown(check, credential):
    site = json.loads(credential.document)["id"].rpartition("/")[0]

    assert check(changed(credential, id=f"{site}/000000000001")) == (Outcome.UNKNOWN_CODE, None)
    assert check(changed(credential, id="urn:uuid:1")) == (Outcome.UNKNOWN_CODE, None)


@pytest.mark.parametrize(
    ("document", "outcome", "by"),
    [
        ({"issuer": {"id": "did:web:other.example", "name": "Lembaga Lain"}}, Outcome.FOREIGN, "Lembaga Lain"),
        ({"issuer": "did:web:other.example"}, Outcome.FOREIGN, "did:web:other.example"),
        ({"issuer": {"id": ["x"]}}, Outcome.NOTHING, ""),
        ({"issuer": 7}, Outcome.NOTHING, ""),
        ({"price": 12}, Outcome.NOTHING, ""),
        ([1], Outcome.UNREADABLE, ""),
    ],
)
def test_a_credential_of_somebody_else_is_foreign(at, certificate, document, outcome, by):
    text = json.dumps(document) if isinstance(document, dict) else '{"a": '

    finding = examine(text.encode(), at=at)

    assert (finding.outcome, finding.by) == (outcome, by)


# --- Photos and links ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_of_the_qr_code_names_the_certificate_and_its_signature_holds(certificate, at, kind):
    finding = examine(photo(qr_link(certificate), kind=kind), at=at)

    assert (finding.outcome, finding.certificate) == (Outcome.NAMED, certificate)
    assert finding.has_proof
    assert finding.kind == Kind[kind]


def test_a_qr_code_with_a_signature_of_another_certificate_is_false(check, certificate, at):
    other = make_certificate(at, learner=make_person("Budi Santoso"), rendered=True)
    mixed = qr_link(certificate).rpartition("/")[0] + "/" + other.credential.offline_token

    assert check(photo(mixed)) == (Outcome.FALSE_CODE, certificate)


def test_a_qr_code_of_another_site_is_told_with_its_name(certificate, at):
    finding = examine(photo(qr_link(certificate, site="https://bimtek-palsu.example")), at=at)

    assert (finding.outcome, finding.by) == (Outcome.OTHER_SITE, "bimtek-palsu.example")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("http://127.0.0.1:8000/v/000000000001", Outcome.UNKNOWN_CODE),
        ("http://127.0.0.1:8000/v/00000000000U", Outcome.UNKNOWN_CODE),
        ("https://example.org/", Outcome.NOTHING),
    ],
)
def test_other_links_name_no_certificate_of_ours(check, text, outcome):
    assert check(text) == (outcome, None)


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        (b"", Outcome.UNREADABLE),
        (b"PK\x03\x04", Outcome.UNREADABLE),
        (b"\xff\xd8\xff\xe0broken", Outcome.UNREADABLE),
        (SVG.encode(), Outcome.NOTHING),
        (BADGE, Outcome.NOTHING),
        (b'{"a": ' * 50_000, Outcome.UNREADABLE),
        (b"eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJkaWQifQ.c2lnbmF0dXJl", Outcome.NOTHING),
    ],
    ids=["empty", "zip", "broken", "svg", "png", "deep", "jwt"],
)
def test_everything_else_ends_in_a_word(check, content, outcome):
    assert check(content) == (outcome, None)


def test_nothing_of_a_file_is_kept(check, pdf, certificate, django_assert_max_num_queries):
    storage = Certificate._meta.get_field("pdf").storage
    storage.save("ada.txt", ContentFile(b"x"))
    before = set(storage.listdir("")[1])

    with django_assert_max_num_queries(6):
        check(pdf + b"x")

    assert set(storage.listdir("")[1]) == before
