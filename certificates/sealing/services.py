"""Who seals which document, and whose seals we trust. The agency's policy decides; `seal` may be called twice."""

from dataclasses import dataclass

from certificates.keys.issuers import active_key, issuer_for
from certificates.keys.public_parts import chain
from certificates.models import SigningKey
from certificates.models.sealers import Sealer
from certificates.sealing import activation, bsre, cms, elsewhere, roots
from certificates.sealing.errors import SealingLater, SealNotPossible
from certificates.sealing.policies import policy_sealer, sealer_of, where_sealed_by

__all__ = [
    "SealNotPossible",
    "Sealed",
    "SealingLater",
    "policy_sealer",
    "seal",
    "seal_many",
    "sealer_of",
    "trust",
    "where_sealed_by",
]


@dataclass(frozen=True)
class Sealed:
    """`key` is None where the key is not ours."""

    pdf: bytes
    sealer: str
    key: SigningKey | None = None


def seal(*, pdf, certificate, at):
    """The sealed document. Raises SealingLater while people have it, SealNotPossible or an error of keys if not now."""
    return seal_many(documents=[(pdf, certificate)], at=at)[0]


def seal_many(*, documents, at):
    """The sealed documents of pairs (pdf, certificate) of one agency: BSrE takes many in one request."""
    sealer = sealer_of(documents[0][1])
    if sealer == Sealer.UPLOADED:
        return [Sealed(elsewhere.signed(certificate, pdf), sealer) for pdf, certificate in documents]
    if sealer == Sealer.BSRE:
        return [Sealed(pdf, sealer) for pdf in _with_bsre([pdf for pdf, _ in documents], at)]
    return [_with_own_key(pdf, certificate, at) for pdf, certificate in documents]


def _with_bsre(pdfs, at):
    sealed = []
    for start in range(0, len(pdfs), bsre.MOST_AT_ONCE):
        some = pdfs[start : start + bsre.MOST_AT_ONCE]
        sealed += bsre.seal_documents(some, activation=activation.current(at=at))
    return sealed


def _with_own_key(pdf, certificate, at):
    # Imported here, because processes that serve pages never seal and the library takes half a second.
    from certificates.sealing import own

    issuer = certificate.issuer or issuer_for(certificate.series.agency)
    key = active_key(issuer, SigningKey.Purpose.SEAL)
    sealed = own.seal(pdf, key=key, reason=f"Sertifikat {certificate.number}", at=at)
    return Sealed(sealed, Sealer.OWN, key)


def trust():
    """Whose seals count: our own, unless others may know the key, and those of the authorities we were told of."""
    keys = SigningKey.objects.filter(purpose=SigningKey.Purpose.SEAL, compromised_at=None)
    own = frozenset(cms.digest_of(chain(part)[0]) for part in keys.values_list("public_part", flat=True))
    return cms.Trust(signers=own, roots=roots.outside_roots())
