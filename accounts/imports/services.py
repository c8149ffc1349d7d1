"""Sending a file, asking for it to be applied or undone, giving it up; and repairing what a lost worker left. The work
itself is in `checking` and `applying`: tasks call those."""

import datetime
import hashlib
import uuid

from django.db import connection, transaction

from accounts import audit
from accounts.imports.applying import refuse_undoing
from accounts.imports.errors import WrongState
from accounts.models import ImportBatch

State, Notice = ImportBatch.State, ImportBatch.Notice
SILENCE = datetime.timedelta(minutes=5)
NUDGE_IS_LOST = datetime.timedelta(minutes=1)
NOT_YET_APPLIED = [State.UPLOADED, State.CHECKING, State.CHECKED, State.FAILED]


@transaction.atomic
def upload(*, kind, unit, file, effective_on, is_complete_list=False, ending="", by, at) -> ImportBatch:
    """Keep the file to be checked. The same file sent again for the same is the batch that waits already."""
    asked = {
        "kind": kind,
        "unit": unit,
        "checksum": _checksum(file),
        "effective_on": effective_on,
        "is_complete_list": is_complete_list,
        "ending": ending if is_complete_list else "",
    }
    waiting = ImportBatch.objects.filter(**asked, uploaded_by=by, state__in=NOT_YET_APPLIED[:-1]).first()
    if waiting:
        return waiting
    batch = ImportBatch(**asked, file_name=_fit(file.name), uploaded_by=by, uploaded_at=at)
    batch.file.save("", file, save=False)
    batch.save()
    audit.record(
        "import.uploaded",
        actor=by,
        unit=unit,
        target=batch.file_name,
        changes={"checksum": batch.checksum, "kind": kind},
    )
    return batch


@transaction.atomic
def request_apply(*, batch, by, at) -> ImportBatch:
    """Have the checked batch applied in the background, once. Raises WrongState."""
    batch = _locked(batch)
    if batch.state in (State.APPLYING, State.APPLIED):
        return batch
    if not batch.can_be_applied:
        raise WrongState(batch.state)
    batch.applied_by = by
    return _hand_to_worker(batch, State.APPLYING, at)


@transaction.atomic
def request_undo(*, batch, by, at) -> ImportBatch:
    """Have the applied batch undone in the background. Raises WrongState and CannotUndo."""
    batch = _locked(batch)
    if batch.state in (State.UNDOING, State.UNDONE):
        return batch
    if batch.state != State.APPLIED:
        raise WrongState(batch.state)
    refuse_undoing(batch)
    batch.undone_by = by
    return _hand_to_worker(batch, State.UNDOING, at)


@transaction.atomic
def discard(*, batch, by, at) -> ImportBatch:
    """Give the file up before it is applied. Raises WrongState."""
    batch = _locked(batch)
    if batch.state == State.DISCARDED:
        return batch
    if not batch.can_be_discarded:
        raise WrongState(batch.state)
    batch.state, batch.discarded_at = State.DISCARDED, at
    batch.save(update_fields=["state", "discarded_at"])
    audit.record("import.discarded", actor=by, unit=batch.unit, target=batch.file_name)
    return batch


def waiting_for_check(*, at):
    """The batches whose nudge was lost; those whose worker fell silent come back by `check` itself."""
    unheard = ImportBatch.objects.filter(state=State.UPLOADED, uploaded_at__lt=at - NUDGE_IS_LOST)
    silent = ImportBatch.objects.filter(state=State.CHECKING, heard_at__lt=at - SILENCE)
    return list((unheard | silent).values_list("pk", flat=True))


@transaction.atomic
def give_back_interrupted(*, at) -> int:
    """What a dead worker was applying or undoing has not happened: its transaction ended with it."""
    silent = ImportBatch.objects.filter(heard_at__lt=at - SILENCE)
    if connection.features.has_select_for_update_skip_locked:
        silent = silent.select_for_update(skip_locked=True)  # a worker inside its transaction holds the row
    count = 0
    for state, before in [(State.APPLYING, State.CHECKED), (State.UNDOING, State.APPLIED)]:
        stuck = [batch.pk for batch in silent.filter(state=state)]
        given_back = ImportBatch.objects.filter(pk__in=stuck, state=state)
        count += given_back.update(state=before, run=None, notice=Notice.INTERRUPTED)
    return count


def _hand_to_worker(batch, state, at):
    batch.state, batch.run, batch.heard_at = state, uuid.uuid4(), at
    batch.notice, batch.problem, batch.done, batch.total = "", {}, 0, 0
    batch.save()
    return batch


def _locked(batch):
    return ImportBatch.objects.select_for_update(of=["self"]).select_related("unit").get(pk=batch.pk)


def _checksum(file):
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _fit(name):
    """The end of a long name is the part that tells files apart."""
    return name[-150:]
