"""Cohorts with finished learners, and batches of their certificates."""

from datetime import timedelta
from itertools import count

from certificates.issuing import batches, working
from certificates.models import IssuingPolicy
from tests.factories.accounts import make_officer, make_person
from tests.factories.certificates import make_cohort, make_enrolment


def make_finished(at, number=3, cohort=None):
    """A cohort that `number` people have finished, one minute after the other."""
    cohort = cohort or make_cohort()
    for minute in range(number):
        make_enrolment(at + timedelta(minutes=minute), make_person(f"Peserta {minute + 1}"), cohort)
    return cohort


def ask_for_batches(cohort, **facts):
    """The cohort's agency issues in batches; `needs_two_people` and the like may be given."""
    agency = cohort.organiser.get_root()
    return IssuingPolicy.objects.create(agency=agency, is_automatic=False, **facts)


def make_issuing_officer(cohort, role="agency_administrator", **fields):
    return make_officer(role, cohort.organiser.get_root(), **fields)


def make_batch(cohort, by, at):
    return batches.prepare(cohort=cohort, by=by, at=at)


def work(batch, at, *, steps=1000):
    """What one worker does until nothing is left, or in so many steps."""
    seconds = count()  # it looks at the clock twice in each step
    working.work_on(
        batch_id=batch.pk,
        clock=lambda: at + timedelta(seconds=next(seconds)),
        deadline=at + timedelta(seconds=2 * steps - 1),
    )
    batch.refresh_from_db()
    return batch
