"""What makes good the news that got lost and the workers that died. Bounded, and in the order of waiting."""

import logging
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from certificates.issuing import failures, producing
from certificates.issuing.policies import automatic, sealed_elsewhere
from certificates.issuing.printability import NotPrintable
from certificates.issuing.services import record_certificate
from certificates.issuing.surroundings import Surroundings
from certificates.models import Certificate, RegisterEntry
from courses.models import Enrolment

logger = logging.getLogger(__name__)
# So many that a sweep ends before the next one starts.
SWEEP_SIZE = 300
LOOKED_AT = 100


@dataclass(frozen=True)
class Due:
    to_issue: int
    to_make: int


def due_enrolments():
    """Completed enrolments that nobody has to ask a certificate for, the longest waiting first."""
    waiting = Enrolment.objects.completed().filter(automatic("cohort__organiser"), certificates=None)
    return waiting.order_by("completed_at", "pk")


def unfinished():
    """Certificates without their credential, document or place in the register, in the order of their numbers.

    What was revoked or replaced meanwhile stays without.
    """
    entered = RegisterEntry.objects.filter(certificate=OuterRef("pk"), kind=RegisterEntry.Kind.ISSUED)
    lacking = Certificate.objects.valid().filter(Q(pdf="") | Q(credential=None) | ~Exists(entered))
    return lacking.defer("snapshot").order_by("pk")


def waiting_for_us():
    """Those of them that do not wait for people who seal elsewhere."""
    return unfinished().exclude(sealed_elsewhere("series__agency") & Q(pdf="", credential__isnull=False))


def count_due():
    return Due(to_issue=due_enrolments().count(), to_make=waiting_for_us().count())


def issue_due(*, at, limit=SWEEP_SIZE):
    """Issue what a lost task left out and finish what a dead process left undone. Returns how many were made good.

    One that fails is logged, rests, and does not keep the others waiting.
    """
    surroundings = Surroundings()

    def certify(enrolment):
        return record_certificate(enrolment=enrolment, at=at, surroundings=surroundings)

    recorded = _each(due_enrolments(), certify, at=at, limit=limit)
    return recorded + finish(unfinished(), at=at, limit=limit)


def lost_files():
    """The certificates whose document is gone from the disk, as after a backup that left the files out."""
    stored = Certificate.objects.exclude(pdf="").defer("snapshot").order_by("pk").iterator()
    return [each for each in stored if not each.pdf.storage.exists(each.pdf.name)]


def finish(certificates, *, at, limit=None):
    """Make `certificates`. Returns how many were finished; an issuer whose key or seal fails waits as a whole."""
    paused = set()

    def make(certificate):
        if certificate.issuer_id in paused or not failures.claim(certificate):
            return None
        try:
            is_finished = producing.produce(certificate=certificate, at=at)
        except producing.NOT_NOW as problem:
            # The next would fail alike. This one rests, so that another is the first to try the next time.
            paused.add(certificate.issuer_id)
            return _remember(certificate, at, logging.ERROR, "%s and its issuer wait: %r", certificate, problem)
        if not is_finished:
            failures.remember(certificate, at=at)
        return is_finished

    return _each(certificates, make, at=at, limit=limit)


def _each(rows, work, *, at, limit):
    """`work` answers whether a row is done, and None where it did not try."""
    tried = done = 0
    for row in _awake(rows, at=at):
        try:
            result = work(row)
        except NotPrintable as problem:
            # Nothing that a programmer could mend; the pages of the holder and the officers say it.
            result = _remember(row, at, logging.WARNING, "%s waits: %s", row, problem)
        except Exception:
            result = _remember(row, at, logging.ERROR, "%s could not be certified; a later sweep tries again.", row)
        tried, done = tried + (result is not None), done + bool(result)
        if tried == limit:
            break
    return done


def _remember(row, at, level, message, *arguments):
    failures.remember(row, at=at)
    logger.log(level, message, *arguments, exc_info=level == logging.ERROR)
    return False


def _awake(rows, *, at):
    """Those that do not rest after a failure, in the order of `rows`."""
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), LOOKED_AT):
        portion = list(rows.filter(pk__in=keys[start : start + LOOKED_AT]))
        yield from failures.without_resting(portion, at=at)
