"""The chain: each sealed entry has a number and a digest over its own text and the digest before it.

SHA-256 (previous digest + line feed + sealed text), in UTF-8; the first entry has an empty digest before it. Entries
are added unsealed, so that no two acts wait for one another at the end of the chain; what reads the trail back can rely
on the numbers, not on the ids.
"""

import datetime
import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from accounts.models import AuditEntry, AuditHead

# Adding a field means sealing it from some number on; what is sealed already keeps this list.
SEALED_FIELDS = (
    "action",
    "actor_id",
    "actor_name",
    "address",
    "at",
    "changes",
    "origin",
    "public_id",
    "reason",
    "sequence",
    "subject_id",
    "subject_name",
    "target",
    "unit_id",
)
BATCH = 500


def sealed_text(entry):
    """One canonical line of JSON: sorted names, no spaces, UTC."""
    facts = {name: getattr(entry, name) for name in SEALED_FIELDS}
    facts["at"] = entry.at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    return json.dumps(facts, cls=DjangoJSONEncoder, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_after(previous, text):
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


@transaction.atomic
def seal(limit=BATCH):
    """Chain up to `limit` entries that are committed and not yet sealed. Returns how many it sealed.

    Does nothing while another process seals: that one, or the sweep, gets round to the rest.
    """
    head = AuditHead.objects.select_for_update(skip_locked=True).first()
    if head is None:
        return 0
    waiting = list(AuditEntry.objects.unsealed().order_by("pk")[:limit])
    if not waiting:
        return 0
    # The guarded queryset of the model refuses every change; the triggers let only this one pass.
    rows = models.QuerySet(AuditEntry)
    for entry in waiting:
        head.sequence += 1
        entry.sequence = head.sequence
        head.digest = digest_after(head.digest, sealed_text(entry))
        rows.filter(pk=entry.pk).update(sequence=head.sequence, digest=head.digest)
    head.save(update_fields=["sequence", "digest"])
    return len(waiting)


def seal_after_commit():
    """Once for a transaction, however much it records."""
    connection = transaction.get_connection()
    if not any(callback is seal for _, callback, _ in connection.run_on_commit):
        transaction.on_commit(seal, robust=True)
