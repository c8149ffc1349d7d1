"""What the register tells whoever asks, as plain data; `api` and the page say the same."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from certificates.models import RegisterEntry, RegisterHead
from certificates.register import heads, leaves, merkle, nodes

MOST_HEADS = 100


class NotInRegister(Exception):
    """There is no such head, entry or certificate in the register."""


@dataclass(frozen=True)
class Standing:
    """Where a certificate stands; `head_size` is None until the next head is signed."""

    position: int
    recorded_at: datetime
    head_size: int | None
    head_signed_at: datetime | None


def standing(certificate) -> Standing | None:
    """The entry of its issue with the first head that holds it and whose key is to be trusted, by one query; None if it
    was never entered.
    """
    trusted = RegisterHead.objects.filter(key__compromised_at=None)
    first_head = trusted.filter(size__gt=OuterRef("position")).order_by("size", "signed_at")
    row = (
        RegisterEntry.objects.filter(certificate=certificate, kind=RegisterEntry.Kind.ISSUED)
        .annotate(head_size=Subquery(first_head.values("size")[:1]))
        .annotate(head_signed_at=Subquery(first_head.values("signed_at")[:1]))
        .values("position", "recorded_at", "head_size", "head_signed_at")
        .first()
    )
    return Standing(**row) if row else None


def head(size=None) -> dict:
    """The head of that size, or the last one. Raises NotInRegister."""
    return _head_answer(_head(size))


def listed_heads(before=None) -> list[dict]:
    """The newest first, at most a hundred; `before` asks for those of smaller size."""
    listed = heads.counting()
    if before is not None:
        listed = listed.filter(size__lt=before)
    return [_head_answer(each) for each in listed[:MOST_HEADS]]


def entry(position) -> dict:
    found = RegisterEntry.objects.filter(position=position).first()
    if found is None:
        raise NotInRegister(_("There is no entry %(position)s.") % {"position": position})
    return _entry_answer(found)


def inclusion(*, code, size=None) -> dict:
    """Every entry of the certificate with the way from it up to the root of the head.

    An entry that came later than the head has no way yet. Raises NotInRegister.
    """
    entries = list(RegisterEntry.objects.filter(certificate__code=code))
    if not entries:
        raise NotInRegister(_("No certificate with this code is in the register."))
    signed = _head(size)
    below = [each for each in entries if each.position < signed.size]
    paths = iter(_paths([merkle.inclusion_ranges(each.position, signed.size) for each in below]))
    answers = [
        {**_entry_answer(each), "path": next(paths) if each.position < signed.size else None} for each in entries
    ]
    return {"head": _head_answer(signed), "entries": answers}


def consistency(*, smaller, larger) -> dict:
    """What shows that the register of `larger` entries begins with the one of `smaller` entries.

    Raises merkle.ImpossibleProof and NotInRegister.
    """
    ranges = merkle.consistency_ranges(smaller, larger)
    if larger > nodes.size_now():
        raise NotInRegister(_("The register does not hold %(count)s entries.") % {"count": larger})
    smaller_root, larger_root, *path = nodes.hashes([(0, smaller), (0, larger), *ranges])
    return {
        "smaller": smaller,
        "larger": larger,
        "smaller_root": smaller_root.hex(),
        "larger_root": larger_root.hex(),
        "path": [beside.hex() for beside in path],
    }


def is_proven(answer, *, head) -> bool:
    """Whether one of the entries that `inclusion` answers leads to its head, as whoever asked would check it."""
    return answer["path"] is not None and merkle.proves_inclusion(
        leaf=merkle.leaf_hash(answer["leaf"].encode()),
        position=answer["position"],
        size=head["size"],
        path=[bytes.fromhex(beside) for beside in answer["path"]],
        root=bytes.fromhex(head["root"]),
    )


def _head(size):
    listed = heads.counting()
    found = listed.first() if size is None else listed.filter(size=size).first()
    if found is None:
        raise NotInRegister(_("No such state was signed.") if size else _("Nothing has been signed yet."))
    return found


def _head_answer(signed) -> dict:
    return {
        "origin": heads.checkpoint_of(signed).origin,
        "size": signed.size,
        "root": signed.root,
        "signed_at": leaves.in_utc(signed.signed_at),
        "key_name": signed.key.name,
        "is_trusted": signed.key.is_trusted,
        "verifier_key": heads.verifier_key_of(signed),
        "note": heads.note_of(signed),
    }


def _entry_answer(found) -> dict:
    facts = {
        "kind": found.kind,
        "subject": found.subject,
        "credential_sha256": found.credential_sha256,
        "pdf_sha256": found.pdf_sha256,
        "facts_sha256": found.facts_sha256,
    }
    return {
        "position": found.position,
        **facts,
        "recorded_at": leaves.in_utc(found.recorded_at),
        "leaf": leaves.leaf_data(recorded_at=found.recorded_at, **facts).decode(),
        "leaf_hash": found.leaf_hash,
    }


def _paths(proofs):
    """The hashes of several proofs, by one query."""
    found = iter(nodes.hashes([covered for ranges in proofs for covered in ranges]))
    return [[next(found).hex() for _ in ranges] for ranges in proofs]
