"""A name that was printed wrongly: the holder asks, the issuer decides, and an approval issues the certificate anew.

The corrected certificate keeps the number and everything else that was printed. It replaces the old one, which stays
on record and leads to it; evidence and lesson hours are untouched.
"""

from functools import partial

from django.db import transaction

from accounts import audit
from accounts.powers import Power
from certificates import codes
from certificates.issuing.printability import check_name
from certificates.life.corrected_snapshot import corrected
from certificates.life.services import CertificateSuperseded, locked, publish_end
from certificates.life.signals import certificate_reissued, correction_decided
from certificates.models import Certificate, CorrectionRequest, Disclosure, ExpiryReminder, RegisterEntry

State = CorrectionRequest.State


class CertificateRevoked(Exception):
    """A certificate that was taken back is not corrected any more."""


class AlreadyAsked(Exception):
    """Another request about this certificate still waits for a decision."""


class NameUnchanged(Exception):
    """The wanted name is the one that is printed."""


class AlreadyDecided(Exception):
    """Somebody has decided in the meantime, or the holder withdrew the request."""


class OwnRequest(Exception):
    """Nobody decides about their own certificate."""


class ReasonMissing(Exception):
    """A refusal says why."""


@transaction.atomic
def ask_correction(*, certificate, name, reason, by, at):
    """The holder's request; asked for again in the same words, it is the one that waits."""
    certificate = _current(certificate)
    if name == certificate.snapshot["holder"]["name"]:
        raise NameUnchanged(f"{certificate} is printed with this name already.")
    waiting = certificate.correction_requests.filter(state=State.WAITING).first()
    if waiting and (waiting.wanted_name, waiting.reason) == (name, reason):
        return waiting
    if waiting:
        raise AlreadyAsked(f"A request about {certificate} waits since {waiting.asked_at}.")
    request = CorrectionRequest.objects.create(
        certificate=certificate, wanted_name=name, reason=reason, asked_at=at, asked_by=by
    )
    audit.record(
        "certificate.correction_asked", actor=by, subject=certificate.holder, target=certificate.number, reason=reason
    )
    return request


@transaction.atomic
def withdraw_correction(*, request):
    """The holder thinks better of it. Withdrawn before, nothing happens."""
    request = _locked_request(request)
    if request.state == State.WITHDRAWN:
        return request
    if request.state != State.WAITING:
        raise AlreadyDecided(f"{request} was decided at {request.decided_at}.")
    request.state = State.WITHDRAWN
    request.save(update_fields=["state"])
    holder, number = request.certificate.holder, request.certificate.number
    audit.record("certificate.correction_withdrawn", subject=holder, target=number)
    return request


@transaction.atomic
def approve_correction(*, request, by, at, note=""):
    """Issue the certificate anew with the wanted name. Returns the request with its `result`."""
    request = _decided(request, State.APPROVED, by=by, at=at, note=note)
    request.save(update_fields=["state", "decided_at", "decided_by", "note"])
    request.result = reissue(certificate=request.certificate, name=request.wanted_name, by=by, at=at)
    request.save(update_fields=["result"])
    return request


@transaction.atomic
def refuse_correction(*, request, note, by, at):
    if not note.strip():
        raise ReasonMissing(f"{request} is refused without a reason.")
    request = _decided(request, State.REFUSED, by=by, at=at, note=note)
    request.save(update_fields=["state", "decided_at", "decided_by", "note"])
    holder, number = request.certificate.holder, request.certificate.number
    audit.record("certificate.correction_refused", actor=by, subject=holder, target=number, reason=note)
    return request


@transaction.atomic
def reissue(*, certificate, name, by, at):
    """The certificate once more, with `name` and the mark of a correction; the old one is superseded.

    The document, the seal and the credential are made by the worker, as of any new certificate. Raises NameNotPrintable
    for a name that our fonts can't draw.
    """
    old = _current(certificate)
    if name == old.snapshot["holder"]["name"]:
        raise NameUnchanged(f"{old} is printed with this name already.")
    check_name(name)
    new = _next_revision(old, at=at)
    new.snapshot = corrected(old.snapshot, name=name, code=new.code, revision=new.revision)
    new.save(force_insert=True)
    _carry_over(old, new, at=at)
    changes = {"name": [old.snapshot["holder"]["name"], name]}
    audit.record("certificate.corrected", actor=by, subject=old.holder, target=old.number, changes=changes)
    transaction.on_commit(partial(certificate_reissued.send_robust, sender=Certificate, certificate_id=new.pk))
    publish_end(certificate=old, kind=RegisterEntry.Kind.SUPERSEDED, at=at)
    return new


def requests_before(user):
    """The requests that this user sees: of trainings that their units or they themselves organise, also their own."""
    return CorrectionRequest.objects.filter(certificate__in=Certificate.objects.correctable_by(user))


def decides_corrections(user):
    return user.has_power(Power.ISSUE_CERTIFICATES) or bool(user.courses_with(Power.ORGANISE))


def _next_revision(old, *, at):
    return Certificate(
        code=codes.new_code(),
        holder=old.holder,
        enrolment=old.enrolment,
        series=old.series,
        sequence=old.sequence,
        number=old.number,
        manual_reason=old.manual_reason,
        revision=old.revision + 1,
        replaces=old,
        renews_id=old.renews_id,
        template_id=old.template_id,
        issuer_id=old.issuer_id,
        issued_at=at,
        valid_until=old.valid_until,
    )


def _carry_over(old, new, *, at):
    """What the holder shows of the old certificate they show of the new one; what they were told is not told again."""
    chosen = Disclosure.objects.filter(certificate=old).first()
    if chosen:
        Disclosure.objects.create(certificate=new, shown=chosen.shown, changed_at=at)
    ExpiryReminder.objects.bulk_create(
        ExpiryReminder(certificate=new, days_before=told.days_before, sent_at=told.sent_at)
        for told in old.reminders.all()
    )


def _current(certificate):
    certificate = locked(certificate=certificate)
    if hasattr(certificate, "revocation"):
        raise CertificateRevoked(f"{certificate} is revoked.")
    if hasattr(certificate, "replaced_by"):
        raise CertificateSuperseded(f"{certificate} was replaced by a corrected certificate.")
    return certificate


def _locked_request(request):
    held = CorrectionRequest.objects.select_for_update(no_key=True, of=["self"])
    return held.select_related("certificate__holder").get(pk=request.pk)


def _decided(request, state, *, by, at, note):
    """The request with the decision, yet to be saved. Raises OwnRequest and AlreadyDecided."""
    request = _locked_request(request)
    if by.pk in (request.certificate.holder_id, request.asked_by_id):
        raise OwnRequest(f"{by} asked for {request}.")
    if request.state != State.WAITING:
        raise AlreadyDecided(f"{request} is {request.state}.")
    request.state, request.decided_at, request.decided_by, request.note = state, at, by, note.strip()
    transaction.on_commit(partial(correction_decided.send_robust, sender=CorrectionRequest, request_id=request.pk))
    return request
