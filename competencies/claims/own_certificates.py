"""Certificates of this very site need no claim: their courses are in the ledger already. The room that issues them
lies above and registers how to find them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class OwnCertificate:
    """`number` and `title` as printed, and the key of the person it was issued to."""

    number: str
    title: str
    holder: int


_finders = []


def register(finder: Callable):
    """`finder(sha256=, number=)` gives an OwnCertificate or None; either word may be "".

    Registering again changes nothing: `ready()` may run twice in tests.
    """
    if finder not in _finders:
        _finders.append(finder)


def find(*, sha256="", number=""):
    """The certificate of this site that the file or the number belongs to, or None."""
    if not sha256 and not number:
        return None
    found = (finder(sha256=sha256, number=number) for finder in _finders)
    return next((certificate for certificate in found if certificate), None)
