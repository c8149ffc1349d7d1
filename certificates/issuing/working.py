"""What workers do with a batch. Any number of them may be at the same one, and each may die at any moment."""

import logging
import time

from django.db import OperationalError, transaction

from accounts import audit
from certificates.issuing import batches, producing, sweeping
from certificates.issuing.problems import kept
from certificates.issuing.services import record_certificate
from certificates.issuing.surroundings import Surroundings
from certificates.models import BatchLine, IssuingBatch

logger = logging.getLogger(__name__)
# Numbers given in one transaction, and certificates made between two looks at the batch.
PORTION = 10
PATIENCE = 0.1  # seconds


def work_on(*, batch_id, clock, deadline):
    """Give the lines of a running batch their certificates and make those, until all is done or the time is up.

    Returns whether the time was up first.
    """
    batch = IssuingBatch.objects.select_related("cohort__organiser", "approved_by").get(pk=batch_id)
    if batch.state != batches.State.RUNNING:
        return False
    try:
        producing.check_keys(batch.cohort.organiser)
    except producing.KEY_MISSING:
        logger.exception("Batch %s is paused.", batch)
        batches.stop_for_a_key(batch_id=batch_id)
        return False
    with audit.acting(actor=batch.approved_by, origin="certificates.issuing.tasks.work_on_batch"):
        while has_more := _step(batch_id, at=clock()):
            if clock() >= deadline:
                break
    batches.close_if_done(batch_id=batch_id, is_done=lambda: _is_done(batch_id), at=clock())
    return has_more


def _step(batch_id, *, at):
    """Whether there may be more to do."""
    unfinished = sweeping.unfinished().filter(batch_line__batch=batch_id)
    made = sweeping.finish(unfinished, at=at, limit=PORTION)
    return number_lines(batch_id=batch_id, at=at) or bool(made)


@transaction.atomic
def number_lines(*, batch_id, at):
    """Certify the next lines, in their order: one worker at a time. Returns whether there may be more of them."""
    batch = IssuingBatch.objects.select_for_update(skip_locked=True, no_key=True).filter(pk=batch_id).first()
    if batch is None:  # another worker is at it
        time.sleep(PATIENCE)
        return True
    if batch.state != batches.State.RUNNING:
        return False
    lines = list(_open_lines(batch_id).select_related("enrolment")[:PORTION])
    surroundings = Surroundings()
    for line in lines:
        _certify(line, surroundings, at=at)
    return bool(lines)


def _certify(line, surroundings, *, at):
    try:
        line.certificate = record_certificate(enrolment=line.enrolment, at=at, surroundings=surroundings)
    except OperationalError:
        raise  # the database is out of reach or busy: nothing is known of this line
    except Exception as error:
        line.problem = kept(error)
        logger.warning("Line %s of a batch could not be certified.", line, exc_info=True)
    line.save(update_fields=["certificate", "problem"])


def _open_lines(batch_id):
    return BatchLine.objects.filter(batch=batch_id, certificate=None, problem="").order_by("pk")


def _is_done(batch_id):
    return not (_open_lines(batch_id).exists() or sweeping.waiting_for_us().filter(batch_line__batch=batch_id).exists())
