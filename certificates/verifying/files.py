"""Whether a file that somebody was given is one of ours, and what it proves. Nothing of it is kept.

First the register: a file whose digest we recorded is ours, whatever it contains. Only then what it says of itself, in
an order in which each step costs no more than its input is long: seal, credential, link, photo of a QR code.
"""

import hashlib
from dataclasses import replace

from jwt.utils import base64url_decode

from certificates import codes
from certificates.credentials import baking, checking, tokens
from certificates.credentials.proofs import ProofInvalid, issuer_id
from certificates.credentials.views import baked_png, baked_svg
from certificates.models import Certificate
from certificates.verifying import links, offline_codes, pdf_contents, pictures, resealed, seals
from certificates.verifying.facts import facts_of, find
from certificates.verifying.findings import Finding, Outcome
from certificates.verifying.kinds import BYTE_ORDER_MARK, Kind, kind_of
from certificates.verifying.own_addresses import is_own
from certificates.verifying.said_by_others import plain


def examine(content, *, at):
    kind = kind_of(content)
    finding = READERS[kind](content)
    if finding.certificate is None:
        return replace(finding, kind=kind)
    return replace(finding, kind=kind, facts=facts_of(finding.certificate, at=at))


# --- PDF ----------------------------------------------------------------------------------------------


def _pdf(content):
    whole, *beginnings = pdf_contents.digests(content)
    recorded = _recorded([whole, *beginnings])
    if whole in recorded:
        return _found(Outcome.GENUINE, recorded[whole], has_proof=True, is_exact=True)
    for digest in beginnings:
        if digest in recorded:
            return _found(Outcome.CHANGED, recorded[digest])
    inside = _inside(pdf_contents.contents_of(content))
    sealed = seals.seal_of(content)
    return _by_seal(content, sealed, inside)


def _recorded(digests):
    """{digest: code} of the documents that we issued."""
    rows = Certificate.objects.filter(pdf_sha256__in=digests).values_list("pdf_sha256", "code")
    return dict(rows)


def _by_seal(content, sealed, inside):
    named = inside.certificate
    if inside.outcome in {Outcome.CHANGED, Outcome.FALSE_CODE}:
        return replace(inside, has_proof=False, is_exact=False)
    if sealed.is_ours and sealed.is_whole:
        outcome = Outcome.GENUINE if _is_sealed_again(content, sealed, inside) else Outcome.NOT_RECORDED
        return replace(inside, outcome=outcome, has_proof=True, is_exact=False, by="")
    if sealed.is_given_up:
        return replace(inside, outcome=Outcome.KEY_GIVEN_UP, has_proof=False, is_exact=False)
    if sealed.is_ours:
        return replace(inside, outcome=Outcome.CHANGED, has_proof=False, is_exact=False)
    if inside.outcome == Outcome.NOTHING and sealed.signer:
        return Finding(Kind.PDF, Outcome.FOREIGN, by=sealed.signer)
    # A genuine credential or code inside says nothing of the page around it.
    weak = {Outcome.GENUINE, Outcome.NOT_RECORDED, Outcome.KEY_GIVEN_UP}
    return replace(inside, outcome=Outcome.NAMED, is_exact=False) if inside.outcome in weak and named else inside


def _is_sealed_again(content, sealed, inside):
    """Its digest is another than the one on record because it was sealed anew after its file was lost, or because what
    no seal covers was changed: the room around the seal itself."""
    is_named = inside.outcome == Outcome.GENUINE
    return is_named and resealed.is_document_of(content, certificate=inside.certificate, sealed_by=sealed.sealed_by)


def _inside(contents):
    """What the first sign in the document says that leads anywhere."""
    for text in contents.credentials:
        finding = _credential(text)
        if finding.outcome not in {Outcome.UNREADABLE, Outcome.NOTHING}:
            return finding
    for text in contents.links:
        if is_own(links.read(text)):
            return _link(text)
    for photo in contents.photos:
        finding = _photo(photo, Kind.JPEG)
        if finding.outcome not in {Outcome.UNREADABLE, Outcome.TOO_COMPLEX, Outcome.NOTHING}:
            return finding
    return Finding(Kind.PDF, Outcome.NOTHING)


# --- Credentials --------------------------------------------------------------------------------------


def _credential(content):
    text = content.removeprefix(BYTE_ORDER_MARK).strip()
    recorded = Certificate.objects.filter(
        credential__sha256=hashlib.sha256(text).hexdigest(), credential__key__compromised_at=None
    )
    code = recorded.values_list("code", flat=True).first()
    if code:
        return _found(Outcome.GENUINE, code, has_proof=True, is_exact=True)
    return _checked(checking.check_document, text, checking.read_json)


def _token(content):
    if len(content) > tokens.LONGEST:
        return Finding(Kind.JWT, Outcome.UNREADABLE)
    try:
        text = content.decode("ascii").strip()
    except UnicodeDecodeError:
        return Finding(Kind.JWT, Outcome.UNREADABLE)
    return _checked(checking.check_token, text, _claims)


def _claims(text):
    """What a JWT says, whoever wrote it."""
    try:
        claims = base64url_decode(text.split(".")[1])
    except (ValueError, IndexError) as error:
        raise checking.NotReadable from error
    return checking.read_json(claims)


def _checked(check, text, read):
    try:
        return _judged(check, text, read)
    except checking.NotReadable:
        return Finding(Kind.JSON, Outcome.UNREADABLE)


def _judged(check, text, read):
    """`read` gives what `text` says, whoever wrote it. Raises NotReadable."""
    try:
        found = check(text)
    except checking.NotReadable:
        raise
    except checking.ForeignIssuer:
        return _foreign(read(text))
    except checking.KeyGivenUp:
        return _claimed(Outcome.KEY_GIVEN_UP, read(text))
    except ProofInvalid:
        return _refused(text, read)
    if found.certificate is None:
        return Finding(Kind.JSON, Outcome.NOT_RECORDED, has_proof=True)
    outcome = Outcome.GENUINE if found.is_as_recorded else Outcome.NOT_RECORDED
    return _found(outcome, found.certificate.code, has_proof=True)


def _refused(text, read):
    """The proof does not hold, or there is none."""
    document = read(text)
    try:
        checking.issuer_of(issuer_id(document))
    except checking.ForeignIssuer:
        return _foreign(document)
    return _claimed(Outcome.CHANGED, document)


def _foreign(document):
    """Somebody else's credential, or a JSON file that is none."""
    issuer = document.get("issuer")
    name = issuer.get("name") or issuer.get("id") if isinstance(issuer, dict) else issuer
    name = plain(name) if isinstance(name, str) else ""
    return Finding(Kind.JSON, Outcome.FOREIGN if name else Outcome.NOTHING, by=name)


def _claimed(outcome, document):
    """Something that claims to be a certificate of ours, without a proof that would count."""
    claimed = links.read(str(document.get("id", "")))
    if claimed is None or not is_own(claimed):
        return Finding(Kind.JSON, Outcome.UNKNOWN_CODE)
    return _by_code(claimed.code, outcome)


# --- Badges, links and photos -------------------------------------------------------------------------


def _png(content):
    try:
        text = baking.extract_png(content)
    except baking.SeveralCredentials:
        return Finding(Kind.PNG, Outcome.UNREADABLE)
    except baking.NoCredential:
        return _photo(content, Kind.PNG)
    return _baked(content, text, baked_png)


def _svg(content):
    try:
        text = baking.extract_svg(content)
    except baking.SeveralCredentials:
        return Finding(Kind.SVG, Outcome.UNREADABLE)
    except baking.NoCredential:
        return Finding(Kind.SVG, Outcome.NOTHING)
    return _baked(content, text, lambda certificate: baked_svg(certificate).encode())


def _baked(picture, text, bake):
    """Anybody may put a genuine credential into another picture, so ours is drawn again and compared."""
    credential = text.encode()
    finding = _credential(credential) if text.lstrip().startswith("{") else _token(credential)
    return replace(finding, is_exact=finding.outcome == Outcome.GENUINE and picture == bake(finding.certificate))


def _jpeg(content):
    return _photo(content, Kind.JPEG)


def _heif(content):
    return _photo(content, Kind.HEIF)


def _photo(content, kind):
    try:
        texts = pictures.codes_in(content, kind)
    except pictures.TooLarge:
        return Finding(kind, Outcome.TOO_COMPLEX)
    except pictures.Unreadable:
        return Finding(kind, Outcome.UNREADABLE)
    findings = [_link(text) for text in texts[:5]]
    useful = [finding for finding in findings if finding.outcome != Outcome.NOTHING]
    return useful[0] if useful else Finding(kind, Outcome.NOTHING)


def _text(content):
    try:
        return _link(content.decode("ascii").strip())
    except UnicodeDecodeError:
        return Finding(Kind.LINK, Outcome.UNREADABLE)


def _link(text):
    link = links.read(text)
    if link is None:
        return Finding(Kind.LINK, Outcome.NOTHING)
    if not is_own(link):
        return Finding(Kind.LINK, Outcome.OTHER_SITE, by=plain(link.host))
    finding = _by_code(link.code, Outcome.NAMED)
    if finding.certificate is None or not link.token:
        return finding
    worth = offline_codes.worth_of(link.token, certificate=finding.certificate)
    if worth == offline_codes.Worth.FALSE:
        return replace(finding, outcome=Outcome.FALSE_CODE)
    return replace(finding, has_proof=worth == offline_codes.Worth.GENUINE)


def _by_code(text, outcome):
    try:
        return _found(outcome, codes.parse(text))
    except (codes.MalformedCode, Certificate.DoesNotExist):
        return Finding(Kind.LINK, Outcome.UNKNOWN_CODE)


def _found(outcome, code, **facts):
    return Finding(Kind.UNKNOWN, outcome, certificate=find(code), **facts)


def _unreadable(content):
    return Finding(Kind.UNKNOWN, Outcome.UNREADABLE)


READERS = {
    Kind.PDF: _pdf,
    Kind.PNG: _png,
    Kind.JPEG: _jpeg,
    Kind.HEIF: _heif,
    Kind.SVG: _svg,
    Kind.JSON: _credential,
    Kind.JWT: _token,
    Kind.LINK: _text,
    Kind.UNKNOWN: _unreadable,
}
