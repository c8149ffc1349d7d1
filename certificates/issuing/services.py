"""Giving certificates their numbers and facts. Every function may be called twice for the same thing.

What follows, from the credential to the register, is `producing`'s.
"""

import re
from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts import audit
from assessments.outcomes import scores_of
from certificates import numbering
from certificates.credentials.status_lists import give_place
from certificates.issuing import numbers, printability, producing
from certificates.issuing.policies import policy_of
from certificates.issuing.series import locked_again, locked_series
from certificates.issuing.signals import certificate_recorded
from certificates.issuing.snapshot import build_snapshot
from certificates.issuing.surroundings import Surroundings
from certificates.models import Certificate
from courses.models import Enrolment
from courses.validity import last_day


class CourseNotCompleted(Exception):
    """The enrolment is not complete, so there is nothing to certify yet."""


class NoCurrentTemplate(Exception):
    """No certificate template is marked as current, neither for the agency nor for all."""


class ReasonMissing(Exception):
    """A number that is voided or given by hand stays on record, and with it why."""


class NumberTaken(Exception):
    """Another certificate of the agency has this number, or it was voided."""


class NumberMalformed(Exception):
    """No number can look like this. `characters`: what it can't have; none where it is too long."""

    def __init__(self, number, characters):
        super().__init__(ascii(number))
        self.characters = characters


class SeriesClosed(Exception):
    """Numbers are given and voided in the year of their series only."""


class TwoPeopleNeeded(Exception):
    """The agency asks for two people, so that nobody gives a number alone."""


def issue_certificate(*, enrolment, at):
    """The enrolment's certificate, numbered in one transaction and made after its commit."""
    with transaction.atomic():
        certificate = record_certificate(enrolment=enrolment, at=at)
        if not certificate.is_rendered:
            # A failure is logged and made good by the sweep; the certificate itself is valid without its PDF.
            # No partial: Django asks for the name of what failed, and a partial has none.
            transaction.on_commit(lambda: producing.produce(certificate=certificate, at=at), robust=True)
    return certificate


def issue_on_completion(*, enrolment, at):
    """As `issue_certificate`, where the agency issues at once; else the certificate waits for its batch."""
    enrolment = Enrolment.objects.select_related("cohort__organiser").get(pk=enrolment.pk)
    if policy_of(enrolment.cohort.organiser.get_root()).is_automatic:
        return issue_certificate(enrolment=enrolment, at=at)
    return None


@transaction.atomic
def record_certificate(*, enrolment, at, surroundings=None):
    """The enrolment's certificate with its number and snapshot, the rest left to `producing`.

    A rollback takes the number back too, so the series has no gaps. Who records several shares their `surroundings`.
    """
    enrolment = _locked(enrolment)
    return _existing(enrolment) or _record(enrolment, at=at, surroundings=surroundings or Surroundings())


@transaction.atomic
def issue_by_hand(*, enrolment, number, reason, by, at):
    """The enrolment's certificate with a number of its own, as one that a letter had promised before."""
    number, reason = _well_formed(number), reason.strip()
    if not reason or not number:
        raise ReasonMissing("A number given by hand needs a reason.")
    enrolment = _locked(enrolment)
    if existing := _existing(enrolment):
        return existing
    surroundings = Surroundings()
    if surroundings.policy(surroundings.agency(enrolment.cohort.organiser)).needs_two_people:
        raise TwoPeopleNeeded(f"{enrolment} belongs to an agency that asks for two people.")
    certificate = _record(enrolment, at=at, surroundings=surroundings, number=number, reason=reason)
    facts = {"subject": enrolment.learner, "target": number, "reason": reason}
    audit.record("certificate.numbered_by_hand", actor=by, **facts)
    tell_recorded(certificate=certificate)
    return certificate


def tell_recorded(*, certificate):
    """After commit, that a worker should make it now: requests of people never draw."""
    told = partial(certificate_recorded.send_robust, sender=Certificate, certificate_id=certificate.pk)
    transaction.on_commit(told, robust=True)


@transaction.atomic
def void_number(*, series, reason, by, at):
    """Take the next number of the series and give it to nobody. Returns the VoidedNumber."""
    reason = reason.strip()
    if not reason:
        raise ReasonMissing(f"No reason was given for voiding a number of {series}.")
    if series.year != timezone.localdate(at).year:
        raise SeriesClosed(f"{series} does not count now.")
    series = locked_again(series)
    sequence, number = numbers.next_free(series, at=at)
    audit.record("number.voided", actor=by, unit=series.agency, target=number, reason=reason)
    return numbers.void(series, sequence, number, reason=reason, by=by, at=at)


def _well_formed(number):
    number = re.sub(" +", " ", number.strip(" "))
    if characters := numbering.strangers(number):
        raise NumberMalformed(number, characters)
    if len(number) > numbering.LONGEST_NUMBER:
        raise NumberMalformed(number, [])
    return number


def _locked(enrolment):
    waiting = Enrolment.objects.select_for_update(no_key=True, of=["self"])
    return waiting.select_related("learner", "version", "cohort__organiser").get(pk=enrolment.pk)


def _existing(enrolment):
    """The certificate that holds, which may have replaced an earlier one."""
    return Certificate.objects.filter(enrolment=enrolment).order_by("-revision").first()


def _record(enrolment, *, at, surroundings, number="", reason=""):
    if not enrolment.is_complete:
        raise CourseNotCompleted(f"{enrolment} is not complete.")
    agency = surroundings.agency(enrolment.cohort.organiser)
    template = surroundings.template(agency)
    if template is None:
        raise NoCurrentTemplate(f"There is no current certificate template for {agency}.")
    certificate = Certificate(
        enrolment=enrolment,
        holder=enrolment.learner,
        template=template,
        renews=_renewed_by(enrolment),
        valid_until=last_day(timezone.localdate(enrolment.completed_at), enrolment.version.spec.get("validity_months")),
        issued_at=at,
    )
    _give_number(certificate, agency=agency, policy=surroundings.policy(agency), number=number, reason=reason)
    certificate.snapshot = build_snapshot(
        enrolment=enrolment,
        certificate=certificate,
        agency=agency,
        scores=scores_of([enrolment])[enrolment.pk],
        bands=surroundings.bands(agency, timezone.localdate(at)),
        course=surroundings.course(enrolment.version),
    )
    # The number goes back where this refuses.
    printability.check(certificate.snapshot)
    _place_at(certificate, surroundings.issuer(enrolment.cohort.organiser))
    certificate.save(force_insert=True)
    audit.record("certificate.issued", subject=enrolment.learner, target=certificate.number)
    return certificate


def _place_at(certificate, issuer):
    """Numbers do not wait for keys: without an issuer `producing` asks again."""
    if issuer is not None:
        certificate.issuer = issuer
        certificate.status_list, certificate.status_index = give_place(issuer=issuer)


def _renewed_by(enrolment):
    """The holder's newest certificate of the course, or of the one that the course refreshes."""
    courses = {str(enrolment.version.course_key), enrolment.version.spec.get("refreshes")} - {None}
    former = Certificate.objects.filter(holder=enrolment.learner, enrolment__version__course_key__in=courses)
    return former.valid().order_by("-issued_at", "-pk").first()


def _give_number(certificate, *, agency, policy, number, reason):
    enrolment, at = certificate.enrolment, certificate.issued_at
    scope = {"agency": agency, "policy": policy, "course": enrolment.version.code}
    if not number:
        given = numbers.take_number(**scope, cohort=enrolment.cohort.name, at=at)
        certificate.series, certificate.sequence, certificate.number = given
        return
    series = locked_series(**scope, year=timezone.localdate(at).year)
    if numbers.is_taken(series, number):
        raise NumberTaken(number)
    certificate.series, certificate.number, certificate.manual_reason = series, number, reason
