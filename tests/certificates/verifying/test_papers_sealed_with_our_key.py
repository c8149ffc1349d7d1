"""A seal of ours stands for the key that made it. Only what it seals can be a certificate."""

import datetime

import pytest
import typst
from django.utils import translation

from certificates.issuing.producing import drawn
from certificates.models import Certificate, SigningKey
from certificates.sealing import own
from certificates.verifying.file_verdicts import file_verdict_of
from certificates.verifying.files import Outcome, examine
from tests.factories.certificates import document, make_training_unit
from tests.factories.keys import key_in_use, make_issuer
from tests.factories.sealing import overlay
from tests.factories.shown_files import flipped, qr_link

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


LETTER = """
#pdf.attach("credential.json", bytes(sys.inputs.credential), description: "Lampiran")
#link(sys.inputs.link)[Surat tugas]
"""


def letter(link="https://example.org/", credential="{}"):
    """Some other paper of the agency, which may name a certificate."""
    return typst.compile(LETTER.encode(), format="pdf", sys_inputs={"link": link, "credential": credential})


@pytest.fixture
def seal(certificate, at):
    def seal(pdf, key=None):
        key = key or SigningKey.objects.select_related("issuer").get(pk=certificate.seal_key_id)
        return own.seal(pdf, key=key, reason="Surat tugas", at=at + DAY)

    return seal


@pytest.fixture
def unsealed(certificate):
    found = Certificate.objects.select_related("issuer", "credential__key").get(pk=certificate.pk)
    return drawn(found, found.credential)


@pytest.fixture
def check(at):
    def check(pdf):
        finding = examine(pdf, at=at)
        return finding.outcome, finding.certificate

    return check


def test_a_letter_that_names_a_certificate_is_none(check, seal, certificate):
    assert check(seal(letter(certificate.snapshot["verify_url"]))) == (Outcome.NOT_RECORDED, certificate)


def test_a_letter_that_carries_a_genuine_credential_is_none(check, seal, certificate):
    sealed = seal(letter(credential=certificate.credential.document))

    assert check(sealed) == (Outcome.NOT_RECORDED, certificate)


def test_a_letter_that_names_nothing_is_none(check, seal):
    assert check(seal(letter())) == (Outcome.NOT_RECORDED, None)


def test_a_letter_with_a_false_qr_link_stays_false(check, seal, certificate):
    assert check(seal(letter(qr_link(certificate)[:-9] + "A" * 9))) == (Outcome.FALSE_CODE, certificate)


def test_the_document_of_a_certificate_sealed_again_is_genuine(check, seal, unsealed, certificate):
    assert check(seal(unsealed)) == (Outcome.GENUINE, certificate)


def test_the_document_drawn_over_before_it_was_sealed_again_is_none(check, seal, unsealed, certificate):
    assert check(seal(overlay(unsealed))) == (Outcome.NOT_RECORDED, certificate)


def test_the_document_sealed_by_another_issuer_is_none(check, seal, unsealed, certificate):
    other = make_issuer(make_training_unit("Pemerintah Kabupaten Lain").get_root(), slug="lain")

    assert check(seal(unsealed, key_in_use("seal", other))) == (Outcome.NOT_RECORDED, certificate)


def test_the_document_of_a_certificate_that_was_never_finished_is_none(check, seal, unsealed, certificate):
    credential = certificate.credential
    credential.offline_token = ""
    credential.save(update_fields=["offline_token"])

    assert check(seal(unsealed)) == (Outcome.NOT_RECORDED, certificate)
    credential.refresh_from_db()
    assert credential.offline_token == ""


def test_the_room_around_the_seal_may_be_filled_otherwise(check, certificate):
    pdf = document(certificate)
    room = pdf.rindex(b"0" * 40)

    assert check(flipped(pdf, room)) == (Outcome.GENUINE, certificate)


def test_who_sends_a_letter_is_told_not_to_rely_on_it(seal, certificate, at):
    finding = examine(seal(letter(certificate.snapshot["verify_url"])), at=at)

    with translation.override("en"):
        verdict = file_verdict_of(finding)

    assert (verdict.tone, finding.has_proof, finding.is_exact) == ("danger", True, False)
    assert "not recorded it as a certificate" in verdict.title
    assert "Do not rely on the file" in verdict.advice
