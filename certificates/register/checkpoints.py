"""A signed head of the register as text: C2SP tlog-checkpoint in a signed note, as public log monitors read it. Pure.

The first line names this register, so a signature can stand for nothing else that the same key signs.
"""

import base64
import hashlib
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature

ED25519 = b"\x01"
SIGNED_AT = "signed_at "
DASH = "\N{EM DASH}"
SIGNATURE_LINE = re.compile(rf"{DASH} (\S+) (\S+)")


class MalformedCheckpoint(ValueError):
    """The text is not a checkpoint."""


class WrongSignature(Exception):
    """No signature on the checkpoint is by the given key."""


@dataclass(frozen=True)
class Checkpoint:
    origin: str
    size: int
    root: bytes
    signed_at: str  # as `leaves.in_utc` writes it

    def text(self) -> str:
        root = base64.b64encode(self.root).decode()
        return f"{self.origin}\n{self.size}\n{root}\n{SIGNED_AT}{self.signed_at}\n"


def key_id(name: str, public_key: bytes) -> bytes:
    return hashlib.sha256(f"{name}\n".encode() + ED25519 + public_key).digest()[:4]


def verifier_key(name: str, public_key: bytes) -> str:
    """The key as the tools of public logs take it: name, id and key in one line."""
    key = base64.b64encode(ED25519 + public_key).decode()
    return f"{name}+{key_id(name, public_key).hex()}+{key}"


def note(text: str, *, name: str, public_key: bytes, signature: bytes) -> str:
    """The text with its signature below."""
    blob = base64.b64encode(key_id(name, public_key) + signature).decode()
    return f"{text}\n{DASH} {name} {blob}\n"


def opened(signed: str, *, name: str, public_key) -> str:
    """The text of a note, when one of its signatures is by the Ed25519 key `public_key` of that name.

    Raises MalformedCheckpoint or WrongSignature.
    """
    text, blank, signatures = signed.rpartition("\n\n")
    if not blank or not signatures.endswith("\n"):
        raise MalformedCheckpoint("A note is a text, an empty line and signatures.")
    wanted = key_id(name, public_key.public_bytes_raw())
    for line in signatures.splitlines():
        found = SIGNATURE_LINE.fullmatch(line)
        if not found:
            raise MalformedCheckpoint(f"{line[:40]!r} is not a signature.")
        blob = _decoded(found[2])
        if found[1] == name and blob[:4] == wanted and _is_signed(f"{text}\n", blob[4:], public_key):
            return f"{text}\n"
    raise WrongSignature(f"{name} did not sign this.")


def parse(text: str) -> Checkpoint:
    """Raises MalformedCheckpoint."""
    origin, size, root, signed_at, *rest = [*text.splitlines(), "", "", "", ""]
    if not (origin and re.fullmatch(r"0|[1-9]\d{0,18}", size) and signed_at.startswith(SIGNED_AT) and not any(rest)):
        raise MalformedCheckpoint("A checkpoint has an origin, a size, a root and the time of its signature.")
    checkpoint = Checkpoint(origin, int(size), _decoded(root), signed_at.removeprefix(SIGNED_AT))
    if len(checkpoint.root) != hashlib.sha256().digest_size or checkpoint.text() != text:
        raise MalformedCheckpoint("The checkpoint is not written as it must be.")
    return checkpoint


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise MalformedCheckpoint(f"{text[:40]!r} is not base64.") from None


def _is_signed(text, signature, public_key):
    try:
        public_key.verify(signature, text.encode())
    except InvalidSignature:
        return False
    return True
