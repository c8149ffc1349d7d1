"""Writing the register: entries at its end, one after another, and signed heads over what stands there."""

from django.db import connection, transaction

from certificates.keys import issuers as keys
from certificates.models import Certificate, Issuer, RegisterEntry, RegisterHead, RegisterNode, SigningKey
from certificates.register import heads, leaves, merkle, nodes
from certificates.register.recorded import facts_digest

Kind = RegisterEntry.Kind
# Any number will do that nothing else in this database locks by.
END_OF_THE_REGISTER = 7_301_962


class NothingToRecord(Exception):
    """A certificate without its document can't be entered as issued."""


class RegisterWasChanged(Exception):
    """What stands in the register no longer leads to a head that was signed, so nothing more is signed."""


@transaction.atomic
def record(*, kind, certificate, at) -> RegisterEntry:
    """Enter what happened to `certificate`; what was entered already is returned as it stands.

    Until the transaction ends nobody else can enter anything: call it last.
    """
    if kind == Kind.ISSUED and not certificate.pdf_sha256:
        raise NothingToRecord(f"{certificate} has no document yet.")
    credential = getattr(certificate, "credential", None)
    facts = {
        "kind": str(kind),
        "subject": leaves.subject_of(certificate.public_id),
        "credential_sha256": credential.sha256 if credential else "",
        "pdf_sha256": certificate.pdf_sha256,
        "facts_sha256": facts_digest(_as_stored(certificate), Kind(kind)),
        "recorded_at": at,
    }
    _lock_end()
    return _known(certificate, facts) or _append(certificate, facts)


def publish_head(*, at) -> RegisterHead | None:
    """Sign what the register holds now; without anything new since, the last head is returned.

    A head whose key was given up proves nothing to others, so it is signed again with the key of now.
    None while it is empty. Raises RegisterWasChanged, and what `keys` raises when there is no key.
    """
    size = nodes.size_now()
    last = RegisterHead.objects.select_related("key").first()
    if last and size < last.size:
        raise RegisterWasChanged(f"{last.size} entries were signed, {size} are left.")
    if size == 0 or (last and size == last.size and last.key.is_trusted):
        return last
    root = _root_beyond(last, size)
    key = _platform_key()
    signature = heads.sign(size=size, root=root, at=at, key=key)
    signed = {"root": root.hex(), "signed_at": at, "signature": signature}
    return RegisterHead.objects.get_or_create(size=size, key=key, defaults=signed)[0]


def _platform_key():
    """The register is the platform's, whoever issued what it holds."""
    platform = Issuer.objects.filter(slug="").first()
    if platform is None:
        raise keys.NoIssuer("There is no issuer yet: run create_signing_keys.")
    return keys.active_key(issuer=platform, purpose=SigningKey.Purpose.CREDENTIAL)


def _lock_end():
    """SQLite needs no lock, because only one transaction writes at a time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [END_OF_THE_REGISTER])


def _known(certificate, facts):
    entries = RegisterEntry.objects.filter(certificate=certificate, kind=facts["kind"])
    if facts["kind"] == Kind.RESIGNED:
        entries = entries.filter(credential_sha256=facts["credential_sha256"])
    return entries.first()


def _as_stored(certificate):
    """What is entered must be found again by whoever compares it with the database."""
    return Certificate.objects.with_fate().get(pk=certificate.pk)


def _append(certificate, facts):
    position = nodes.size_now()
    leaf = merkle.leaf_hash(leaves.leaf_data(**facts))
    entry = RegisterEntry.objects.create(position=position, certificate=certificate, leaf_hash=leaf.hex(), **facts)
    completed = merkle.completed_by(position)
    folded, new = leaf, []
    for beside, (level, place) in zip(_left_of(completed), completed, strict=True):
        folded = merkle.node_hash(beside, folded)
        new.append(RegisterNode(level=level, place=place, hash=folded.hex()))
    if new:
        RegisterNode.objects.bulk_create(new)
    return entry


def _left_of(completed):
    """The left half of each of these subtrees."""
    halves = [(level - 1, place * 2) for level, place in completed]
    found = nodes.stored(halves)
    return [found[half] for half in halves]


def _root_beyond(last, size):
    """The root, as long as the entries of the last head still lead to what was signed."""
    if last is None:
        return nodes.root(size)
    former, root = nodes.hashes([(0, last.size), (0, size)])
    if former.hex() != last.root:
        raise RegisterWasChanged(f"The first {last.size} entries are no longer those that were signed.")
    return root
