"""The life of a batch: prepared, approved where the agency asks for two people, worked off, paused, cancelled.

Every act may be asked for twice: the second time it finds the batch where the first has left it.
"""

from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts import audit
from certificates.issuing.policies import policy_of
from certificates.issuing.readiness import DryRun
from certificates.issuing.signals import batch_runs
from certificates.models import BatchLine, IssuingBatch
from courses.models import Cohort

State = IssuingBatch.State
OPEN = (State.PREPARED, State.RUNNING, State.PAUSED)
# The note of a batch that was paused by the worker; what people note is free text.
KEY_MISSING = "key_missing"


class NothingToIssue(Exception):
    """Nobody of the cohort can be certified now."""


class SamePerson(Exception):
    """Whoever prepared a batch can't approve it as well."""


class WrongState(Exception):
    """The batch can't do that from where it stands."""


@transaction.atomic
def prepare(*, cohort, by, at):
    """The cohort's open batch, or a new one with everybody who is ready; it runs at once where one person is enough."""
    cohort = Cohort.objects.select_for_update(no_key=True, of=["self"]).select_related("organiser").get(pk=cohort.pk)
    existing = IssuingBatch.objects.filter(cohort=cohort, state__in=OPEN).first()
    if existing:
        return existing
    dry_run = DryRun(cohort, day=timezone.localdate(at))
    if not dry_run.ready or not dry_run.has_template:
        raise NothingToIssue(f"Nobody in {cohort} can be certified.")
    batch = IssuingBatch.objects.create(cohort=cohort, prepared_at=at, prepared_by=by)
    BatchLine.objects.bulk_create(BatchLine(batch=batch, enrolment=enrolment) for enrolment in dry_run.ready)
    _tell("batch.prepared", batch, by)
    if not policy_of(dry_run.agency).needs_two_people:
        _run(batch, approved_by=by, approved_at=at)
    return batch


@transaction.atomic
def approve(*, batch, by, at):
    """Let it run. Only somebody else than who prepared it may."""
    batch = _locked(batch)
    if batch.approved_by_id == by.pk:
        return batch
    _expect(batch, State.PREPARED)
    if batch.prepared_by_id == by.pk:
        raise SamePerson(f"{by} prepared {batch}.")
    _run(batch, approved_by=by, approved_at=at)
    _tell("batch.approved", batch, by)
    return batch


@transaction.atomic
def pause(*, batch, by):
    """What is being made is finished; nothing more is begun."""
    batch = _locked(batch)
    if batch.state != State.PAUSED:
        _expect(batch, State.RUNNING)
        _set(batch, state=State.PAUSED)
        _tell("batch.paused", batch, by)
    return batch


@transaction.atomic
def resume(*, batch, by):
    batch = _locked(batch)
    if batch.state != State.RUNNING:
        _expect(batch, State.PAUSED)
        _run(batch, note="")
        _tell("batch.resumed", batch, by)
    return batch


@transaction.atomic
def cancel(*, batch, by, reason, at):
    """What is issued stays issued; the other lines stay without a certificate."""
    batch = _locked(batch)
    if batch.state != State.CANCELLED:
        _expect(batch, *OPEN)
        _set(batch, state=State.CANCELLED, finished_at=at, note=reason)
        _tell("batch.cancelled", batch, by, reason=reason)
    return batch


def close_if_done(*, batch_id, is_done, at):
    """`is_done()` is asked once nobody else can change the batch."""
    with transaction.atomic():
        batch = _locked(IssuingBatch(pk=batch_id))
        if batch.state == State.RUNNING and is_done():
            _set(batch, state=State.DONE, finished_at=at)
            _tell("batch.done", batch, None)
    return batch


@transaction.atomic
def stop_for_a_key(*, batch_id):
    """The worker found no key to sign with: whoever put it right resumes."""
    batch = _locked(IssuingBatch(pk=batch_id))
    if batch.state == State.RUNNING:
        _set(batch, state=State.PAUSED, note=KEY_MISSING)
        _tell("batch.paused", batch, None, reason=KEY_MISSING)


def running():
    return list(IssuingBatch.objects.filter(state=State.RUNNING).order_by("prepared_at").values_list("pk", flat=True))


def _locked(batch):
    rows = IssuingBatch.objects.select_for_update(no_key=True, of=["self"]).select_related("cohort__organiser")
    return rows.get(pk=batch.pk)


def _expect(batch, *states):
    if batch.state not in states:
        raise WrongState(f"{batch} is {batch.state}.")


def _run(batch, **facts):
    _set(batch, state=State.RUNNING, **facts)
    transaction.on_commit(partial(batch_runs.send_robust, sender=IssuingBatch, batch_id=batch.pk), robust=True)


def _set(batch, **facts):
    for name, value in facts.items():
        setattr(batch, name, value)
    batch.save(update_fields=list(facts))


def _tell(action, batch, by, **facts):
    audit.record(action, actor=by, unit=batch.cohort.organiser, target=str(batch.cohort), **facts)
