"""What the signatures on a PDF say about us: whether we sealed it, and whether it has changed since."""

from dataclasses import dataclass

from certificates.keys import public_parts
from certificates.models import SigningKey
from certificates.sealing import cms, judging
from certificates.verifying.said_by_others import plain


@dataclass(frozen=True)
class Seal:
    """`is_ours`: a signature names our key, whether it holds or not. `is_whole`: it holds, for the file as it is; then
    `sealed_by` is the digest of the key's certificate. `signer` is what a signature of somebody else says of itself."""

    is_ours: bool = False
    is_whole: bool = False
    is_given_up: bool = False
    sealed_by: str = ""
    signer: str = ""


# Honest files have one or two; a file of nothing else would take its time.
MOST_SIGNATURES = 50


def seal_of(pdf):
    if pdf.count(b"/ByteRange") > MOST_SIGNATURES:
        return Seal()
    trusted, given_up = _own_keys()
    # Authorities outside vouch for many, so only our own keys say that a document is ours.
    verdict = judging.judge(pdf, trusted=cms.Trust(signers=trusted))
    named = {each.certificate_sha256 for each in verdict.signatures}
    if named & trusted:
        is_whole = verdict.is_genuine
        return Seal(is_ours=True, is_whole=is_whole, sealed_by=verdict.signature.certificate_sha256 if is_whole else "")
    if named & given_up:
        return Seal(is_given_up=True)
    signers = [each.signer for each in verdict.signatures if each.is_intact and each.signer]
    return Seal(signer=plain(signers[-1]) if signers else "")


def _own_keys():
    """Digests of the certificates of our seals: (those to be trusted, those that we gave up)."""
    trusted, given_up = set(), set()
    keys = SigningKey.objects.filter(purpose=SigningKey.Purpose.SEAL).values_list("public_part", "compromised_at")
    for part, compromised_at in keys:
        (given_up if compromised_at else trusted).add(cms.digest_of(public_parts.chain(part)[0]))
    return frozenset(trusted), frozenset(given_up)
