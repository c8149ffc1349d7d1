"""Proving the chain: every number is there, and every digest follows from the entry and the digest before it."""

from dataclasses import dataclass

from accounts.audit.sealing import digest_after, sealed_text
from accounts.models import AuditEntry, AuditHead


@dataclass(frozen=True)
class Break:
    """The first place where the chain does not hold."""

    sequence: int
    what: str
    entry: AuditEntry | None = None


@dataclass(frozen=True)
class Proof:
    sealed: int
    unsealed: int
    digest: str
    broken: Break | None = None


def prove(known=None):
    """Check the whole chain. `known` is {number: digest} noted elsewhere, as in an export; it must still be there."""
    head = AuditHead.objects.filter(pk=1).first() or AuditHead(pk=1)
    unsealed = AuditEntry.objects.unsealed().count()
    sealed, digest, broken = _follow(AuditEntry.objects.sealed().filter(sequence__lte=head.sequence), known or {})
    broken = broken or _break_at_the_end(head, sealed, digest, known or {})
    return Proof(sealed, unsealed, digest, broken)


def _follow(entries, known):
    sealed, digest = 0, ""
    for entry in entries.iterator(chunk_size=2000):
        if entry.sequence != sealed + 1:
            return sealed, digest, Break(sealed + 1, "is missing")
        expected = digest_after(digest, sealed_text(entry))
        if entry.digest != expected:
            return sealed, digest, Break(entry.sequence, "was changed or replaced", entry)
        if known.get(entry.sequence, expected) != expected:
            return sealed, digest, Break(entry.sequence, "differs from the digest noted earlier", entry)
        sealed, digest = entry.sequence, expected
    return sealed, digest, None


def _break_at_the_end(head, sealed, digest, known):
    if sealed < head.sequence or sealed < max(known, default=0):
        return Break(sealed + 1, "is missing at the end")
    if digest != head.digest:
        return Break(sealed, "is not what the end of the chain says")
    # What was sealed since `head` was read is in order; what lies beyond the end of now is not.
    beyond = AuditHead.objects.filter(pk=1).values_list("sequence", flat=True).first() or 0
    extra = AuditEntry.objects.sealed().filter(sequence__gt=beyond).first()
    return extra and Break(extra.sequence, "was added behind the end", extra)
