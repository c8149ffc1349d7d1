"""Doing what was checked, as a whole or not at all."""

from django.db import IntegrityError, transaction

from accounts import audit
from accounts.imports import kinds
from accounts.imports.checking import find_out
from accounts.imports.errors import CannotUndo, DataChanged, NotInReach, Superseded
from accounts.imports.turns import HiddenProgress, Turn, take
from accounts.models import ImportBatch, OrgUnit

State, Notice = ImportBatch.State, ImportBatch.Notice
TRIES = 3


def apply(*, batch_id, clock) -> None:
    """Apply the batch that was asked to be. If the data have changed since the check it is checked again, and goes
    on only if the outcome is the same. Safe to repeat."""
    batch = take(batch_id, states=[State.APPLYING], into=State.APPLYING, at=clock())
    if batch is None:
        return
    try:
        _apply_or_check_again(batch, clock)
    except Superseded:
        pass
    finally:
        HiddenProgress(batch).clear()


def _apply_or_check_again(batch, clock):
    for _try in range(TRIES):
        try:
            _apply_as_one(batch, clock)
            return
        except NotInReach:
            Turn(batch, clock).finish(state=State.CHECKED, run=None, notice=Notice.OUT_OF_REACH)
            return
        except (DataChanged, IntegrityError):
            if not _finds_the_same(batch, clock):
                return
    Turn(batch, clock).finish(state=State.CHECKED, run=None, notice=Notice.DATA_CHANGED)


def _finds_the_same(batch, clock):
    """Check again; whether it may go on. Otherwise the batch waits for another look by its officer."""
    found_before, run = batch.digest, batch.run
    find_out(batch, clock=clock, notice=Notice.DATA_CHANGED)
    if batch.state != State.CHECKED or batch.digest != found_before:
        return False
    again = {"state": State.APPLYING, "run": run, "heard_at": clock(), "notice": ""}
    if not ImportBatch.objects.filter(pk=batch.pk, state=State.CHECKED, digest=found_before).update(**again):
        raise Superseded(str(batch))
    batch.run, batch.state = run, State.APPLYING
    return True


@transaction.atomic
def _apply_as_one(batch, clock):
    kind = kinds.kind_of(batch)
    _lock(batch, State.APPLYING)
    if not batch.applied_by or not batch.applied_by.has_power_over(kind.power, batch.unit):
        raise NotInReach(str(batch))
    if kind.what_is_there(batch) != batch.seen:
        raise DataChanged
    at = clock()
    kind.apply(batch, at=at, report=HiddenProgress(batch).report)
    _record("import.applied", batch, actor=batch.applied_by)
    Turn(batch, clock).finish(state=State.APPLIED, run=None, applied_at=at, notice="", problem={})


def undo(*, batch_id, clock) -> None:
    """Restore what was before the batch that was asked to be undone; or say what stands in the way."""
    batch = take(batch_id, states=[State.UNDOING], into=State.UNDOING, at=clock())
    if batch is None:
        return
    try:
        _undo_as_one(batch, clock)
    except CannotUndo as refused:
        problem = {"code": refused.code, "params": refused.params}
        Turn(batch, clock).finish(state=State.APPLIED, run=None, problem=problem)
    except Superseded:
        pass
    finally:
        HiddenProgress(batch).clear()


@transaction.atomic
def _undo_as_one(batch, clock):
    _lock(batch, State.UNDOING)
    refuse_undoing(batch)
    at = clock()
    kinds.kind_of(batch).undo(batch, at=at, report=HiddenProgress(batch).report)
    _record("import.undone", batch, actor=batch.undone_by)
    Turn(batch, clock).finish(state=State.UNDONE, run=None, undone_at=at, notice="", problem={})


def refuse_undoing(batch):
    """What can be told without looking at every person. Raises CannotUndo."""
    later = ImportBatch.objects.filter(
        unit__path__startswith=batch.unit.agency_path,
        applied_at__gt=batch.applied_at,
        state__in=[State.APPLIED, State.UNDOING],
    )
    if later.exists():
        raise CannotUndo("later_import")
    if not batch.effects.exists():
        raise CannotUndo("too_old")


def _lock(batch, state):
    """One import at a time in an agency, and none by a worker whose turn is over."""
    list(OrgUnit.objects.select_for_update().filter(path=batch.unit.agency_path).values_list("pk"))
    held = ImportBatch.objects.select_for_update().filter(pk=batch.pk, run=batch.run, state=state)
    if not held.values_list("pk").first():
        raise Superseded(str(batch))


def _record(action, batch, *, actor):
    audit.record(action, actor=actor, unit=batch.unit, target=batch.file_name, changes={"counts": batch.counts})
