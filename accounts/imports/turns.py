"""Whose turn it is to work on a batch. A worker that died is noticed by its silence; one that was only slow stops as
soon as it finds that another has taken over."""

import uuid

from django.core.files.base import ContentFile

from accounts.imports.errors import Superseded
from accounts.models import ImportBatch


def take(batch_id, *, states, into, at, silent_since=None):
    """The batch with a new turn in state `into`, or None if it is not there to be taken."""
    batches = ImportBatch.objects.filter(pk=batch_id, state__in=states)
    if silent_since is not None:
        batches = batches.filter(heard_at__lt=silent_since)
    turn = {"state": into, "run": uuid.uuid4(), "heard_at": at, "done": 0, "total": 0}
    return ImportBatch.objects.select_related("unit").get(pk=batch_id) if batches.update(**turn) else None


class Turn:
    def __init__(self, batch, clock):
        self.batch, self.clock = batch, clock

    def report(self, done, total):
        """Outside a transaction: for everyone to see at once."""
        self._update(done=done, total=total, heard_at=self.clock())

    def finish(self, **facts):
        self._update(**facts)
        for name, value in facts.items():
            setattr(self.batch, name, value)

    def _update(self, **facts):
        if not ImportBatch.objects.filter(pk=self.batch.pk, run=self.batch.run).update(**facts):
            raise Superseded(str(self.batch))


class HiddenProgress:
    """How far a transaction is, which nobody can see in the database before it ends: a small file beside the other."""

    def __init__(self, batch):
        self.storage = ImportBatch._meta.get_field("file").storage
        self.name = f"imports/{batch.public_id}.progress"

    def report(self, done):
        self.clear()
        self.storage.save(self.name, ContentFile(str(done).encode()))

    def clear(self):
        self.storage.delete(self.name)

    def read(self):
        try:
            with self.storage.open(self.name) as file:
                return int(file.read() or 0)
        except (FileNotFoundError, ValueError):
            return 0
