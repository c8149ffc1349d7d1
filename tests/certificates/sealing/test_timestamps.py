"""Seals that can be checked for many years: with the time of an authority, and proofs inside the document."""

import io

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import DocumentSecurityStore, validate_pdf_signature
from pypdf import PdfReader

from certificates.keys import public_parts
from certificates.sealing import bounded, own, services
from certificates.sealing.judging import judge
from tests.certificates.sealing.outside import TimestampAuthority
from tests.factories.keys import key_in_use
from tests.factories.sealing import flip, make_pdf, overlay, seal, trust_outside

pytestmark = pytest.mark.django_db


@pytest.fixture
def stamper(settings, tmp_path):
    service = TimestampAuthority()
    settings.TSA_URL = service.url
    settings.OUTSIDE_TIMEOUT = 5
    trust_outside(settings, tmp_path, service.authority)
    yield service
    service.close()


def test_the_seal_carries_a_trusted_time(stamper, at):
    sealed = seal(at)

    signature = judge(sealed, trusted=services.trust()).signature
    assert signature.stamped_at is not None
    assert signature.signed_at == at


def test_such_proofs_may_follow_the_signature_of_others_as_well(stamper, at):
    assert bounded.differences([(make_pdf(), seal(at))], may_be_rewritten=False) == [""]


def test_one_document_after_the_other_is_stamped(stamper, at):
    verdicts = [judge(seal(at, pdf=make_pdf(text)), trusted=services.trust()) for text in ("Satu", "Dua")]

    assert all(verdict.signature.stamped_at for verdict in verdicts)


def test_the_proofs_that_follow_the_seal_do_not_count_as_changes(stamper, at):
    sealed = seal(at)

    verdict = judge(sealed, trusted=services.trust())

    assert verdict.is_genuine
    assert not verdict.covers_whole_file  # the proofs come after it
    assert not verdict.is_modified_after_signing


def test_the_document_holds_what_later_years_need(stamper, at):
    reader = PdfFileReader(io.BytesIO(seal(at)))

    names = {certificate.subject.human_friendly for certificate in DocumentSecurityStore.read_dss(reader).load_certs()}

    assert {"Common Name: Otoritas Waktu", "Common Name: TSA Contoh"} <= names
    assert any("Bimtek demo CA" in name for name in names)


def test_pyhanko_accepts_seal_and_time_by_what_the_document_holds(stamper, at):
    key = key_in_use("seal")
    reader = PdfFileReader(io.BytesIO(seal(at)))
    roots = [public_parts.chain(key.public_part)[-1], stamper.authority.certificate]
    roots = [own.x509.Certificate.load(root.public_bytes(own.Encoding.DER)) for root in roots]
    offline = {"trust_roots": roots, "allow_fetching": False, "revocation_mode": "soft-fail"}
    context = DocumentSecurityStore.read_dss(reader).as_validation_context(offline)

    status = validate_pdf_signature(reader.embedded_regular_signatures[0], context, ts_validation_context=context)

    assert status.bottom_line
    assert status.timestamp_validity.valid
    assert status.modification_level.name == "LTA_UPDATES"


def test_the_document_stays_archival(stamper, at):
    before, after = PdfReader(io.BytesIO(make_pdf())), PdfReader(io.BytesIO(seal(at)))

    root = after.trailer["/Root"]
    assert root["/Metadata"].get_data() == before.trailer["/Root"]["/Metadata"].get_data()
    assert "/Version" not in root


def test_an_overlay_after_the_proofs_is_noticed(stamper, at):
    verdict = judge(overlay(seal(at)), trusted=services.trust())

    assert verdict.is_modified_after_signing
    assert not verdict.is_genuine


def test_a_flipped_byte_under_the_seal_is_noticed(stamper, at):
    sealed = seal(at)

    assert not judge(flip(sealed, 2000), trusted=services.trust()).is_genuine


def test_the_time_of_an_authority_that_we_do_not_know_does_not_count(stamper, at, settings):
    sealed = seal(at)
    settings.SEAL_ROOTS = ""

    assert judge(sealed, trusted=services.trust()).signature.stamped_at is None


def test_without_trust_in_the_authority_there_is_no_seal(stamper, at, settings):
    settings.SEAL_ROOTS = ""

    with pytest.raises(services.SealNotPossible):
        seal(at)


def test_while_the_authority_does_not_answer_documents_wait(stamper, at):
    stamper.is_down = True

    with pytest.raises(services.SealNotPossible, match="Timestamp"):
        seal(at)
