import datetime
from functools import partial

from django.db import transaction

from accounts import audit
from accounts.models import DataRequest, User
from accounts.models.privacy.requests import TIME_TO_ANSWER
from accounts.privacy.signals import request_changed

Status = DataRequest.Status


class RequestIsClosed(Exception):
    """The request has its answer, or was withdrawn; a new one can be made."""


@transaction.atomic
def file_request(*, person, kind, wish, at: datetime.datetime) -> DataRequest:
    """Receive a request; the clock starts. While one of this kind is open, that one is the answer."""
    User.objects.select_for_update().get(pk=person.pk)
    same = person.data_requests.open().filter(kind=kind).first()
    if same:
        return same
    employment = person.current_employment()
    request = DataRequest.objects.create(
        person=person,
        unit=employment and employment.unit,
        kind=kind,
        wish=wish,
        received_at=at,
        due_at=at + TIME_TO_ANSWER,
    )
    _tell(request, "privacy.request_filed")
    return request


@transaction.atomic
def withdraw_request(*, request, at: datetime.datetime) -> DataRequest:
    request = _locked(request)
    if request.status == Status.WITHDRAWN:
        return request
    return _close(request, Status.WITHDRAWN, at=at)


@transaction.atomic
def take_request(*, request, officer) -> DataRequest:
    """Take it on, also from a colleague who is away."""
    request = _open(request)
    if request.assigned_to_id == officer.pk:
        return request
    request.status, request.assigned_to = Status.IN_PROGRESS, officer
    request.save(update_fields=["status", "assigned_to"])
    _tell(request, "privacy.request_taken")
    return request


@transaction.atomic
def answer_request(*, request, officer, answer, at: datetime.datetime) -> DataRequest:
    request = _open(request)
    request.assigned_to, request.answer = officer, answer
    return _close(request, Status.DONE, at=at)


@transaction.atomic
def refuse_request(*, request, officer, refusal, answer, at: datetime.datetime) -> DataRequest:
    """Refuse for a reason that the law knows, in words that the person understands."""
    request = _open(request)
    request.assigned_to, request.refusal, request.answer = officer, refusal, answer
    return _close(request, Status.REFUSED, at=at)


def _close(request, status, *, at):
    if not request.is_open:
        raise RequestIsClosed(str(request))
    request.status, request.closed_at = status, at
    request.save(update_fields=["status", "closed_at", "assigned_to", "answer", "refusal"])
    _tell(request, f"privacy.request_{status}")
    return request


def _tell(request, action):
    audit.record(
        action,
        subject=request.person,
        unit=request.unit,
        target=str(request),
        reason=request.get_refusal_display(),
    )
    transaction.on_commit(partial(request_changed.send_robust, sender=DataRequest, request_id=request.pk))


def _locked(request):
    locked = DataRequest.objects.select_for_update(of=["self"]).select_related("person", "unit")
    return locked.get(pk=request.pk)


def _open(request):
    request = _locked(request)
    if not request.is_open:
        raise RequestIsClosed(str(request))
    return request
