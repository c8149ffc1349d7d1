import asyncio
import datetime
import hashlib
import io
import re
import shutil
import subprocess

import pytest
from asn1crypto import cms as asn1
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from certificates.keys import public_parts
from certificates.keys.issuers import NoActiveKey
from certificates.keys.services import activate_key, import_pkcs12
from certificates.keys.vault import KeyNotAtHand
from certificates.models import SigningKey
from certificates.sealing import own, services
from tests.factories.keys import give_up, key_in_use, make_pkcs12, make_platform_keys, make_rsa_key, rotate
from tests.factories.sealing import make_pdf, overlay, seal
from tests.plugins.completeness import leave_out

pytestmark = pytest.mark.django_db


def chain_of(key):
    return public_parts.chain(key.public_part)


@pytest.fixture
def roots(tmp_path):
    """The root of the seal's chain as a file for other programs."""
    path = tmp_path / "root.pem"
    path.write_text(public_parts.pem(chain_of(key_in_use("seal"))[-1:]))
    return path


def program(name, package):
    if shutil.which(name) is None:
        leave_out(f"{name} is not installed: apt-get install {package}")
    return name


def judged_by_pyhanko(pdf, key):
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures[0]
    root = own.x509.Certificate.load(chain_of(key)[-1].public_bytes(own.Encoding.DER))
    context = ValidationContext(trust_roots=[root], allow_fetching=False, revocation_mode="soft-fail")
    return validate_pdf_signature(signature, context)


def test_pyhanko_finds_a_trusted_certifying_seal_over_the_whole_document(at):
    status = judged_by_pyhanko(seal(at), key_in_use("seal"))

    assert status.bottom_line
    assert status.docmdp_ok
    assert status.coverage.name == "ENTIRE_FILE"
    assert status.signer_reported_dt == at


def test_each_document_has_its_own_time_digest_and_signature(at):
    """Most of a seal is built once; what differs must differ."""
    key = key_in_use("seal")
    times = [at + datetime.timedelta(hours=hours) for hours in range(6)]

    sealed = [seal(time, pdf=make_pdf(f"Sertifikat {time:%H}")) for time in times]

    assert [judged_by_pyhanko(each, key).signer_reported_dt for each in sealed] == times
    assert all(judged_by_pyhanko(each, key).bottom_line for each in sealed)
    infos = [PdfFileReader(io.BytesIO(each)).embedded_regular_signatures[0].signer_info for each in sealed]
    assert len({info["signature"].native for info in infos}) == len(times)
    names = {attribute["type"].native for info in infos for attribute in info["signed_attrs"]}
    assert names == {"content_type", "message_digest", "signing_certificate_v2"}


def test_nothing_may_be_added_after_the_seal(at):
    reader = PdfFileReader(io.BytesIO(seal(at)))

    assert reader.embedded_regular_signatures[0].docmdp_level == MDPPerm.NO_CHANGES


def test_pdfsig_calls_the_seal_valid_and_total(at, tmp_path):
    program("pdfsig", "poppler-utils")
    (tmp_path / "sealed.pdf").write_bytes(seal(at))

    said = subprocess.run(["pdfsig", "-nocert", "sealed.pdf"], cwd=tmp_path, text=True, capture_output=True).stdout

    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "Signing Time: Nov 21 2026" in said


def test_pdfsig_alone_would_not_notice_an_overlay(at, tmp_path):
    """Why nobody here relies on it: our own judging does notice (test_judging)."""
    program("pdfsig", "poppler-utils")
    (tmp_path / "forged.pdf").write_bytes(overlay(seal(at)))

    said = subprocess.run(["pdfsig", "-nocert", "forged.pdf"], cwd=tmp_path, text=True, capture_output=True).stdout

    assert "Signature is Valid" in said
    assert "Not total document signed" in said


def test_openssl_verifies_the_signature_taken_out_of_the_document(at, tmp_path, roots):
    sealed = seal(at)
    length, after = map(int, re.search(rb"/ByteRange \[0 (\d+) (\d+) \d+\]", sealed).groups())
    der = bytes.fromhex(sealed[length + 1 : after - 1].decode())
    (tmp_path / "seal.der").write_bytes(asn1.ContentInfo.load(der).dump())
    (tmp_path / "signed").write_bytes(sealed[:length] + sealed[after:])

    command = [program("openssl", "openssl"), "cms", "-verify", "-inform", "DER", "-in", "seal.der", "-binary"]
    command += ["-content", "signed", "-CAfile", roots, "-purpose", "smimesign", "-out", "out"]
    result = subprocess.run(command, cwd=tmp_path, text=True, capture_output=True)

    assert "successful" in result.stderr
    assert (tmp_path / "out").read_bytes() == (tmp_path / "signed").read_bytes()


def test_the_document_stays_as_it_is_archival_and_accessible(at):
    pdf, sealed = make_pdf(), seal(at)

    before, after = (PdfReader(io.BytesIO(each)) for each in (pdf, sealed))
    root = after.trailer["/Root"]
    assert sealed.startswith(pdf)
    assert root["/Metadata"].get_data() == before.trailer["/Root"]["/Metadata"].get_data()
    assert after.metadata == before.metadata
    assert "/Version" not in root
    assert [page.extract_text() for page in after.pages] == [page.extract_text() for page in before.pages]
    assert after.attachments == before.attachments


def test_the_invisible_field_keeps_the_rules_of_pdf_a_and_pdf_ua(at):
    """PDF/A wants it printable and not hidden, PDF/UA a name and the order of the page's structure."""
    reader = PdfReader(io.BytesIO(seal(at)))

    page = reader.pages[0]
    field = next(each.get_object() for each in page["/Annots"] if each.get_object()["/Subtype"] == "/Widget")
    assert field["/Rect"] == [0, 0, 0, 0]
    assert field["/F"] == 132  # printed, locked
    assert field["/TU"] == own.SAID_FOR_SCREEN_READERS
    assert page["/Tabs"] == "/S"
    assert set(reader.trailer["/Root"]["/AcroForm"]) == {"/Fields", "/SigFlags"}
    reference = field["/V"]["/Reference"][0].get_object()
    assert not {"/DigestMethod", "/DigestValue", "/DigestLocation"} & set(reference)


def test_an_rsa_key_of_an_authority_seals_too(at):
    data, _ = make_pkcs12(key=make_rsa_key())
    issuer = make_platform_keys()
    key = activate_key(key=import_pkcs12(issuer=issuer, data=data, passphrase="rahasia sekali", at=at), at=at)

    status = judged_by_pyhanko(seal(at, key=key), key)

    assert status.bottom_line
    assert status.pkcs7_signature_mechanism == "sha256_rsa"


def test_a_rotated_key_seals_the_next_document_and_the_old_seal_stays_good(at):
    old = key_in_use("seal")
    before = seal(at)

    new = rotate(old, at)

    assert judged_by_pyhanko(before, old).bottom_line
    assert judged_by_pyhanko(seal(at), new).bottom_line


def test_something_that_is_no_pdf_is_not_sealed(at):
    with pytest.raises(services.SealNotPossible):
        seal(at, pdf=b"not a document")


def test_a_seal_can_be_made_while_a_loop_runs(at):
    """As under a driven browser, whose loop runs in the thread of the test."""
    key = key_in_use("seal")

    async def within():
        return own.seal(make_pdf(), key=key, reason="x", at=at)

    assert judged_by_pyhanko(asyncio.run(within()), key).bottom_line


def test_a_lost_key_file_is_said_so(at, settings):
    key = key_in_use("seal")
    (settings.SIGNING_KEYS_DIR / key.reference).unlink()

    with pytest.raises(KeyNotAtHand):
        seal(at, key=key)


# --- Of a real certificate ------------------------------------------------------------------------


def test_a_certificate_is_sealed_with_the_key_of_its_issuer(issued):
    key = key_in_use("seal")

    assert issued.sealer == "own"
    assert issued.seal_key == key
    with issued.pdf.open() as file:
        pdf = file.read()
    assert hashlib.sha256(pdf).hexdigest() == issued.pdf_sha256
    assert judged_by_pyhanko(pdf, key).bottom_line
    assert issued.number.encode() in pdf


def test_without_a_key_nothing_is_sealed_and_it_is_said_why(issued, at):
    give_up(key_in_use("seal"), at)

    with pytest.raises(NoActiveKey, match="seal"):
        services.seal(pdf=make_pdf(), certificate=issued, at=at)
    assert not SigningKey.objects.filter(purpose="seal", compromised_at=None).exists()
