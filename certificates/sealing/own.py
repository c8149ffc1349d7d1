"""Seals with a key of our own: PAdES B-B, and with a timestamp authority B-LT, that is with proofs for later years."""

import asyncio
import io
import secrets
import threading
from concurrent.futures import ThreadPoolExecutor

from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko.sign.validation import DocumentSecurityStore, collect_validation_info
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathBuildingError, PathValidationError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from certificates.keys import public_parts, signing
from certificates.sealing.errors import SealNotPossible
from certificates.sealing.roots import outside_roots

FIELD = "Segel"
SAID_FOR_SCREEN_READERS = "Segel elektronik sertifikat"
# Hexadecimal digits kept free in the file: for the structure itself, and for a timestamp with its certificates.
ROOM = 3200
ROOM_FOR_TIMESTAMP = 20_000
_LONGEST_P256_SIGNATURE = 72
_DIGEST = secrets.token_bytes(32)  # stands in for the digest of a document
FAILURES = (PathBuildingError, PathValidationError, PdfError, SigningError, TimestampRequestError)
_lock = threading.Lock()
_signers = {}
_stampers = {}


def seal(pdf, *, key, reason, at):
    """`pdf` with an invisible seal that certifies it: from here on nothing in it may change."""
    try:
        return _run(_seal(pdf, key, reason, at))
    except FAILURES as error:
        raise SealNotPossible(f"{type(error).__name__}: {error}") from error


async def _seal(pdf, key, reason, at):
    signer = _SignerAt(_facts(key, reason), _signer(key), at=at, timestamper=_stamper(), new_field_spec=_field())
    room = signer.signer.room + (ROOM_FOR_TIMESTAMP if settings.TSA_URL else 0)
    output = io.BytesIO()
    await signer.async_sign_pdf(QuietWriter(io.BytesIO(pdf)), bytes_reserved=room, output=output)
    if settings.TSA_URL:
        output = await _with_proofs(output, key)
    return output.getvalue()


async def _with_proofs(sealed, key):
    """Adds the certificates, and what says that none of them was revoked, which no server may have in later years."""
    reader = PdfFileReader(sealed)
    signature = reader.embedded_regular_signatures[-1]
    context = _validation_context(key)
    paths = await collect_validation_info(signature, context)
    writer = QuietWriter.from_reader(reader)
    contents = signature.pkcs7_content.hex().encode("ascii")
    DocumentSecurityStore.supply_dss_in_writer(writer, contents, validation_context=context, paths=paths)
    output = io.BytesIO()
    writer.write(output)
    return output


class QuietWriter(IncrementalPdfFileWriter):
    """Adds what it is told and nothing of its own: PDF/A is strict about metadata, and these are right."""

    def ensure_output_version(self, version):
        """Signatures on the curves of today are older than PDF 2.0, whatever the norm says about extensions."""

    def register_extension(self, extension):
        if extension.base_version == "/1.7":
            super().register_extension(extension)

    def _update_meta(self):
        pass


class _Mould(Signer):
    """The structure of a signature around a digest and a signature that stand in for the real ones.

    All else in it is the same for every document, and building it anew would cost more than the rest of a seal.
    """

    def __init__(self, certificates, signature):
        first, *above = certificates
        store = SimpleCertificateStore()
        store.register_multiple(above)
        super().__init__(signing_cert=first, cert_registry=store)
        self.signature = signature

    async def async_sign_raw(self, data, digest_algorithm, dry_run=False):
        self.attributes = data
        return self.signature

    async def made(self, options):
        self.whole = (await super().async_sign(_DIGEST, "sha256", **options)).dump()
        return self


class KeySigner(Signer):
    """Signs with a SigningKey, which is read once."""

    def __init__(self, key):
        chain = [each.public_bytes(Encoding.DER) for each in public_parts.chain(key.public_part)]
        self.certificates = [x509.Certificate.load(each) for each in chain]
        first, *above = self.certificates
        store = SimpleCertificateStore()
        store.register_multiple(above)
        super().__init__(signing_cert=first, cert_registry=store)
        self.key = key
        self.room = ROOM + 2 * sum(map(len, chain))
        self._moulds = {}

    async def async_sign(self, data_digest, digest_algorithm, dry_run=False, timestamper=None, **options):
        if dry_run or timestamper is not None or digest_algorithm != "sha256" or not options.get("use_pades"):
            return await super().async_sign(
                data_digest, digest_algorithm, dry_run=dry_run, timestamper=timestamper, **options
            )
        mould = await self._mould(_LONGEST_P256_SIGNATURE, options)
        signature = signing.sign(mould.attributes.replace(_DIGEST, data_digest), key=self.key)
        mould = await self._mould(len(signature), options)
        return mould.whole.replace(_DIGEST, data_digest).replace(mould.signature, signature)

    async def async_sign_raw(self, data, digest_algorithm, dry_run=False):
        if not dry_run:
            return signing.sign(data, key=self.key)
        public = self.signing_cert.public_key
        return bytes(_LONGEST_P256_SIGNATURE if public.algorithm == "ec" else public.byte_size)

    async def _mould(self, length, options):
        """One for each length that a signature may have; the attributes to sign are the same in all of them."""
        if length not in self._moulds:
            self._moulds[length] = await _Mould(self.certificates, secrets.token_bytes(length)).made(options)
        return self._moulds[length]


class _SignerAt(PdfSigner):
    """The seal says the time it is given, not the one of the machine's clock."""

    def __init__(self, *arguments, at, **options):
        super().__init__(*arguments, **options)
        self.at = at

    def init_signing_session(self, *arguments, **options):
        session = super().init_signing_session(*arguments, **options)
        session.system_time = self.at
        return session


def _facts(key, reason):
    return PdfSignatureMetadata(
        field_name=FIELD,
        name=key.issuer.name,
        reason=reason,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )


def _validation_context(key):
    chain = public_parts.chain(key.public_part)
    roots = [chain[-1], *outside_roots()]
    return ValidationContext(
        trust_roots=[x509.Certificate.load(root.public_bytes(Encoding.DER)) for root in roots],
        allow_fetching=True,
        # What a certificate says about where to ask must be asked. Our demo's authority says nothing of the kind.
        revocation_mode="hard-fail",
    )


def _field():
    return SigFieldSpec(FIELD, on_page=0, readable_field_name=SAID_FOR_SCREEN_READERS)


def _signer(key):
    with _lock:
        if key.public_id not in _signers:
            _signers[key.public_id] = KeySigner(key)
        return _signers[key.public_id]


def _stamper():
    """One for each authority: it remembers the authority's certificates after the first answer."""
    url = settings.TSA_URL
    if not url:
        return None
    with _lock:
        if url not in _stampers:
            _stampers[url] = RequestsHTTPTimeStamper(url, timeout=settings.OUTSIDE_TIMEOUT)
        return _stampers[url]


def _run(coroutine):
    """The library speaks in coroutines; where a loop runs already, as under a driven browser, a thread helps."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coroutine)
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, coroutine).result()
