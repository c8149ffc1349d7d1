"""Documents that want a seal, seals of others, and what somebody may do to a sealed document."""

import io
from functools import cache

import pytest
import typst
from asn1crypto import keys as asn1_keys
from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from certificates.issuing.producing import produce
from certificates.models import IssuingPolicy
from certificates.models.sealers import Sealer
from certificates.sealing import own
from tests.factories.accounts import make_unit
from tests.factories.certificates import make_certificate, make_cohort
from tests.factories.keys import Authority, key_in_use, make_platform_keys

SOURCE = """
#set document(title: "Sertifikat", date: datetime(year: 2026, month: 11, day: 21))
#set text(lang: "id")
#pdf.attach("credential.json", bytes("{}"), relationship: "data", mime-type: "application/json", description: "Bukti")
= TEXT
#link("https://lms.example.go.id/v/7F3K92QD0ZXC")[Periksa]
#pagebreak()
Daftar mata pelajaran
"""


@cache
def make_pdf(text="Sertifikat Siti Aminah"):
    """Two archival pages with an attachment, as certificates are."""
    return compiled(SOURCE.replace("TEXT", text))


def compiled(source):
    return typst.compile(source.encode(), format="pdf", pdf_standards=["a-3a", "ua-1"])


def seal(at, pdf=None, key=None):
    return own.seal(pdf or make_pdf(), key=key or key_in_use("seal"), reason="Sertifikat 1", at=at)


class Signer:
    """Somebody outside who signs documents with a certificate of `authority`."""

    def __init__(self, name="Kepala BKPSDM", authority=None, key=None):
        self.authority = authority or Authority()
        self.key = key or ec.generate_private_key(ec.SECP256R1())
        self.certificate = self.authority.certify(self.key.public_key(), name=name)

    def sign(self, pdf, field="Tanda tangan", box=None):
        """Adds a signature to `pdf`; with a `box` a visible one."""
        return _signed(IncrementalPdfFileWriter(io.BytesIO(pdf)), self._signer(), field, box)

    def sign_in_spite(self, pdf):
        """Signs though the document forbids it: the tools of an attacker don't ask."""
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(PdfSigner, "_enforce_certification_constraints", lambda *_: None)
            return _signed(writer, self._signer(), "Segel 2", None)

    def rewrite(self, pdf, change=None):
        """Signs a copy whose objects are written anew, as some tools do; `change(writer)` may change it before."""
        writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf)))
        if change:
            change(writer)
        return _signed(writer, self._signer(), "Tanda tangan", None)

    def _signer(self):
        store = SimpleCertificateStore()
        store.register(_asn1(self.authority.certificate))
        plain = self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        key = asn1_keys.PrivateKeyInfo.load(plain)
        return SimpleSigner(signing_cert=_asn1(self.certificate), signing_key=key, cert_registry=store)


def _signed(writer, signer, field, box):
    facts = PdfSignatureMetadata(field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    place = SigFieldSpec(field, on_page=0, box=box)
    return PdfSigner(facts, signer, new_field_spec=place).sign_pdf(writer).getvalue()


def _asn1(certificate):
    return x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def overlay(pdf):
    """What an attacker appends: new content over the first page, in an update that leaves every signed byte alone."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    draw_over(writer)
    return _written(writer)


def draw_over(writer):
    """A black square over the first page."""
    content = generic.StreamObject(stream_data=b"q 0 0 0 rg 100 100 200 200 re f Q")
    writer.add_stream_to_page(0, writer.add_object(content))


def add_script(pdf):
    """What an attacker appends: a script that runs when the document is opened."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    action = {"/S": generic.NameObject("/JavaScript"), "/JS": generic.TextStringObject("app.alert(1)")}
    writer.root["/OpenAction"] = generic.DictionaryObject(
        {generic.pdf_name(key): value for key, value in action.items()}
    )
    writer.update_root()
    return _written(writer)


def _written(writer):
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def flip(pdf, place):
    """One bit of one byte turned over."""
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def trust_outside(settings, folder, *authorities):
    """The site trusts these authorities for seals and timestamps of others."""
    path = folder / "roots.pem"
    path.write_bytes(b"".join(each.certificate.public_bytes(Encoding.PEM) for each in authorities))
    settings.SEAL_ROOTS = str(path)


def let_sign_elsewhere(agency, sealer=Sealer.UPLOADED):
    return IssuingPolicy.objects.create(agency=agency, sealer=sealer)


def make_waiting(at, agency=None, learner=None):
    """A certificate whose document waits to be signed elsewhere."""
    if agency is None:
        agency = make_unit("Pemerintah Kabupaten Sukamaju")
        let_sign_elsewhere(agency)
    make_platform_keys()
    certificate = make_certificate(at, learner=learner, cohort=make_cohort(organiser=agency))
    assert not produce(certificate=certificate, at=at)
    certificate.refresh_from_db()
    return certificate
