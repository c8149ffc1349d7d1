"""Signed heads: which name the register has, what is signed, and how a stored head is read back."""

import base64
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, OuterRef

from certificates.keys import public_parts, signing
from certificates.models import RegisterHead, SigningKey
from certificates.register import checkpoints
from certificates.register.leaves import in_utc


def origin() -> str:
    """The name of this register in its heads. What was signed under a former address keeps that one."""
    return f"{urlsplit(settings.SITE_URL).netloc}/register"


def counting():
    """Of each size the head that was signed last, with its key; the longest first."""
    later = RegisterHead.objects.filter(size=OuterRef("size"), pk__gt=OuterRef("pk"))
    return RegisterHead.objects.filter(~Exists(later)).select_related("key")


def sign(*, size, root, at, key) -> str:
    """The last line of the note: name of the register, and id of the key with the signature."""
    checkpoint = checkpoints.Checkpoint(origin(), size, root, in_utc(at))
    text = checkpoint.text()
    signature = signing.sign(text.encode(), key=key)
    note = checkpoints.note(text, name=checkpoint.origin, public_key=_public_bytes(key), signature=signature)
    return note.splitlines()[-1]


def checkpoint_of(head) -> checkpoints.Checkpoint:
    _, name, _ = head.signature.split(" ")
    return checkpoints.Checkpoint(name, head.size, bytes.fromhex(head.root), in_utc(head.signed_at))


def note_of(head) -> str:
    """The head as monitors of public logs read it."""
    return f"{checkpoint_of(head).text()}\n{head.signature}\n"


def verifier_key_of(head) -> str:
    return checkpoints.verifier_key(checkpoint_of(head).origin, _public_bytes(head.key))


def is_signed(head) -> bool:
    """Whether the signature is by the key that the head names, and that is one of the register. Load it with its key
    and the issuer of that. It may have been given up since: then the head proves nothing to others any more.
    """
    key = head.key
    if key.purpose != SigningKey.Purpose.CREDENTIAL or not key.issuer.is_platform or key.activated_at is None:
        return False
    try:
        text = checkpoint_of(head).text()
        signature = base64.b64decode(head.signature.split(" ")[2], validate=True)[4:]
    except ValueError:
        return False
    return signing.fits(signature, text.encode(), key=key)


def _public_bytes(key):
    return public_parts.public_key(key).public_bytes_raw()
