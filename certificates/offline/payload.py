"""What the QR code carries besides the code: the facts of a certificate, signed, for phones without a network. Pure.

A token is base32 without padding of signature ‖ body. The body is one byte that says how the rest is written, and a
CBOR map from the numbers below to texts and days since 1970; the signature is Ed25519 over b"BIMTEK-QR1" ‖ body.
"""

import base64
import binascii
import datetime
import re
import unicodedata
import zlib
from dataclasses import dataclass, replace

import cbor2
from cryptography.exceptions import InvalidSignature

from certificates.offline import small_cbor

PREFIX = b"BIMTEK-QR1"
SIGNATURE = 64
PLAIN, DEFLATED = b"\x01", b"\x02"
# So that the link, with a host of up to 170 characters, fits a QR code of version 15 with level M: 77 × 77 modules.
LONGEST_TOKEN = 400
LONGEST_BODY = LONGEST_TOKEN * 5 // 8 - SIGNATURE
LONGEST_MAP = 4096
ELLIPSIS = "…"
EPOCH = datetime.date(1970, 1, 1)
TOKEN = re.compile(rf"[A-Z2-7]{{1,{LONGEST_TOKEN}}}")
# Names of the facts by their numbers in the map.
NUMBERS = {
    "key_name": 1,
    "code": 2,
    "number": 3,
    "name": 4,
    "course": 5,
    "hours": 6,
    "started": 7,
    "completed": 8,
    "valid_until": 9,
    "issuer": 10,
}
TEXTS = {"key_name", "code", "number", "name", "course", "issuer"}
DAYS = {"started", "completed", "valid_until"}
OPTIONAL = {"valid_until", "issuer"}
SHORTENED = ("number", "name", "course")


class TokenRefused(Exception):
    """What the link carries is not a signature of ours."""


class MalformedToken(TokenRefused):
    """It is no token at all, or only a part of one."""


class UnknownKey(TokenRefused):
    """It names a key that is not, or no longer, among the trusted ones."""


class WrongSignature(TokenRefused):
    """It was changed after it was signed, or signed by somebody else."""


@dataclass(frozen=True)
class Facts:
    """As printed. `issuer` is the short name of the issuer, "" for the platform; it says whose key it is."""

    code: str
    number: str
    name: str
    course: str
    hours: int
    started: datetime.date
    completed: datetime.date
    valid_until: datetime.date | None = None
    issuer: str = ""
    key_name: str = ""


def facts_of(snapshot, *, issuer: str) -> Facts:
    """What a certificate's snapshot (format 2) says, without any number that stands for the person."""
    dates = {name: day and datetime.date.fromisoformat(day) for name, day in snapshot["dates"].items()}
    return Facts(
        code=snapshot["code"],
        number=snapshot["number"],
        name=snapshot["holder"]["name"],
        course=snapshot["course"]["title"],
        hours=snapshot["course"]["hours"],
        started=dates["started"],
        completed=dates["completed"],
        valid_until=dates.get("valid_until"),
        issuer=issuer,
    )


def make_token(facts: Facts, *, key, key_name: str) -> str:
    """The token that the Ed25519 private key signs. Texts too long for a QR code end in "…"."""
    body = _fitting_body(replace(facts, key_name=key_name))
    return base64.b32encode(key.sign(PREFIX + body) + body).decode().rstrip("=")


def as_carried(facts: Facts, *, key_name: str) -> Facts:
    """`facts` as whoever reads a token of them finds them: long texts are cut, and some code points composed."""
    return _read_body(_fitting_body(replace(facts, key_name=key_name)))


def link(*, site_url: str, code: str, token: str) -> str:
    """All in capitals: a QR code holds those in five and a half bits each. Hosts do not tell them apart."""
    return f"{site_url}/V/{code}/{token}".upper()


def read_token(token: str, public_keys) -> Facts:
    """The facts that a trusted key signed. `public_keys` is {(issuer, key name): Ed25519 public key}.

    Raises MalformedToken, UnknownKey or WrongSignature.
    """
    signed = _decoded(token)
    body = signed[SIGNATURE:]
    facts = _read_body(body)
    public_key = public_keys.get((facts.issuer, facts.key_name))
    if public_key is None:
        raise UnknownKey(f"{facts.key_name} of {facts.issuer or 'the platform'}")
    try:
        public_key.verify(signed[:SIGNATURE], PREFIX + body)
    except InvalidSignature:
        raise WrongSignature(facts.code) from None
    return facts


def says_the_same(signed: Facts, printed: Facts) -> bool:
    """Whether a token says what is printed; its long texts may be cut. Which key signed it does not matter."""
    alike = NUMBERS.keys() - {"key_name", *SHORTENED}
    return all(getattr(signed, name) == getattr(printed, name) for name in alike) and all(
        _is_beginning(getattr(signed, name), _composed(getattr(printed, name))) for name in SHORTENED
    )


def _is_beginning(said, whole):
    return said == whole or (said.endswith(ELLIPSIS) and whole.startswith(said.removesuffix(ELLIPSIS)))


def shortened(text: str, most: int) -> str:
    """At most `most` bytes of UTF-8; a text that is cut ends in "…", and never between a letter and its marks."""
    if len(text.encode()) <= most:
        return text
    room = most - len(ELLIPSIS.encode())
    end = len(text.encode()[:room].decode(errors="ignore"))
    while end and unicodedata.category(text[end]).startswith("M"):
        end -= 1
    return text[:end].rstrip() + ELLIPSIS


# --- Writing -----------------------------------------------------------------------------------------


def _fitting_body(facts):
    """All of it, or with number, name and course cut to the greatest length, the same for each, that fits."""
    body = _write_body(facts)
    if len(body) <= LONGEST_BODY:
        return body
    fits, too_long = 8, LONGEST_BODY
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        fits, too_long = (middle, too_long) if len(_write_body(_cut(facts, middle))) <= LONGEST_BODY else (fits, middle)
    return _write_body(_cut(facts, fits))


def _cut(facts, most):
    return replace(facts, **{name: shortened(_composed(getattr(facts, name)), most) for name in SHORTENED})


def _write_body(facts):
    values = {number: _written(getattr(facts, name)) for name, number in NUMBERS.items()}
    plain = cbor2.dumps({number: value for number, value in values.items() if value not in (None, "")}, canonical=True)
    packer = zlib.compressobj(level=9, wbits=-zlib.MAX_WBITS)
    packed = packer.compress(plain) + packer.flush()
    return DEFLATED + packed if len(packed) < len(plain) else PLAIN + plain


def _written(value):
    if isinstance(value, datetime.date):
        return (value - EPOCH).days
    return _composed(value) if isinstance(value, str) else value


def _composed(text):
    return unicodedata.normalize("NFC", text)


# --- Reading: strictly, because anybody may write a link ---------------------------------------------


def _decoded(token):
    if not TOKEN.fullmatch(token):
        raise MalformedToken("A token has capital letters and the digits 2 to 7.")
    try:
        signed = base64.b32decode(token + "=" * (-len(token) % 8))
    except binascii.Error:
        raise MalformedToken("The token has lost a part.") from None
    if len(signed) <= SIGNATURE or base64.b32encode(signed).decode().rstrip("=") != token:
        raise MalformedToken("The token has lost a part.")
    return signed


def _read_body(body):
    try:
        values = small_cbor.read(_unpacked(body))
    except small_cbor.Malformed as error:
        raise MalformedToken(str(error)) from None
    facts = {name: values.pop(number) for name, number in NUMBERS.items() if number in values}
    if values or NUMBERS.keys() - OPTIONAL - facts.keys():
        raise MalformedToken("The token does not say what a certificate says.")
    for name, value in facts.items():
        if isinstance(value, str) != (name in TEXTS):
            raise MalformedToken(f"The token says {name} in a wrong way.")
    try:
        return Facts(**{**facts, **{day: EPOCH + datetime.timedelta(facts[day]) for day in DAYS & facts.keys()}})
    except OverflowError:
        raise MalformedToken("The token names a day that is none.") from None


def _unpacked(body):
    if body[:1] == PLAIN:
        return body[1:]
    if body[:1] != DEFLATED:
        raise MalformedToken("The token is written in a way that is not known.")
    unpacker = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    try:
        plain = unpacker.decompress(body[1:], LONGEST_MAP)
    except zlib.error:
        raise MalformedToken("The token has lost a part.") from None
    if not unpacker.eof or unpacker.unused_data or unpacker.unconsumed_tail:
        raise MalformedToken("The token has lost a part.")
    return plain
