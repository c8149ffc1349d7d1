"""The desk of the data-protection officer: requests by the time they are due, and what is done about each."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.granting import may_set_way_in
from accounts.models import DataRequest
from accounts.powers import Power
from accounts.privacy.access import with_power
from accounts.privacy.forms import AnswerForm, CorrectionForm, RefusalForm
from accounts.privacy.services import erasure, requests, restriction
from accounts.services import EmailInUse, LastAdministrator, correct_person

on_the_desk = with_power(Power.HANDLE_DATA_REQUESTS)


def within_reach(request):
    return DataRequest.objects.within_power(request.user, Power.HANDLE_DATA_REQUESTS)


def find(request, public_id):
    found = within_reach(request).select_related("person", "unit", "assigned_to")
    return get_object_or_404(found, public_id=public_id)


@never_cache
@require_safe
@on_the_desk
def desk(request):
    is_closed = request.GET.get("show") == "closed"
    rows = within_reach(request).select_related("person", "unit", "assigned_to")
    rows = rows.filter(status__in=DataRequest.CLOSED).order_by("-closed_at") if is_closed else rows.open()
    page_obj = Paginator(rows, 50).get_page(request.GET.get("page"))
    now = timezone.now()
    listed = [(row, row.is_overdue(now)) for row in page_obj]
    page = {"page_obj": page_obj, "rows": listed, "is_closed": is_closed, "now": now}
    return render(request, "accounts/privacy/desk.html", page)


@never_cache
@require_safe
@on_the_desk
def handle(request, public_id):
    found = find(request, public_id)
    audit.record_view(request, subject=found.person, unit=found.unit, target=str(found))
    return _page(request, found)


def _page(request, found, *, status=200, **forms):
    person, now = found.person, timezone.now()
    page = {
        "data_request": found,
        "employment": person.current_employment(),
        "is_overdue": found.is_overdue(now),
        "answer_form": AnswerForm(),
        "refusal_form": RefusalForm(),
        "correction_form": _correction(request, person) if found.kind == DataRequest.Kind.CORRECTION else None,
        **forms,
    }
    return render(request, "accounts/privacy/handle.html", page, status=status)


def _correction(request, person, data=None):
    """Without the address where whoever chooses it could come in with more power than this officer has."""
    form = CorrectionForm(data, instance=person)
    if not may_set_way_in(request.user, person):
        del form.fields["email"]
    return form


@require_POST
@on_the_desk
def take(request, public_id):
    found = find(request, public_id)
    return _done(
        request,
        found,
        lambda: requests.take_request(request=found, officer=request.user),
        _("You have taken on this request."),
    )


@require_POST
@on_the_desk
def answer(request, public_id):
    found, form = find(request, public_id), AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, answer_form=form)
    return _done(
        request,
        found,
        lambda: requests.answer_request(request=found, officer=request.user, at=timezone.now(), **form.cleaned_data),
        _("The request is answered."),
    )


@require_POST
@on_the_desk
def refuse(request, public_id):
    found, form = find(request, public_id), RefusalForm(request.POST)
    if not form.is_valid():
        return _page(request, found, refusal_form=form)
    return _done(
        request,
        found,
        lambda: requests.refuse_request(request=found, officer=request.user, at=timezone.now(), **form.cleaned_data),
        _("The request is refused, and the reason is given."),
    )


@require_POST
@on_the_desk
def correct(request, public_id):
    found = get_object_or_404(within_reach(request).open(), public_id=public_id, kind=DataRequest.Kind.CORRECTION)
    form = _correction(request, found.person, request.POST)
    if form.is_valid():
        try:
            correct_person(user=found.person, **form.cleaned_data)
            messages.success(request, _("The data is corrected. Now answer the request."))
            return redirect("privacy:handle", public_id)
        except EmailInUse:
            form.add_error("email", _("Another account has this address."))
    return _page(request, find(request, public_id), correction_form=form)


@require_POST
@on_the_desk
def restrict(request, public_id):
    """Sets the restriction or lifts it, whichever the button says."""
    kinds = [DataRequest.Kind.RESTRICTION, DataRequest.Kind.OBJECTION]
    found = get_object_or_404(within_reach(request).select_related("person"), public_id=public_id, kind__in=kinds)
    if request.POST.get("wanted") == "yes":
        restriction.restrict_processing(person=found.person, reason=str(found), at=timezone.now())
        messages.success(request, _("The use of this person's data is restricted."))
    else:
        restriction.lift_restriction(person=found.person, reason=str(found))
        messages.success(request, _("The restriction is lifted."))
    return redirect("privacy:handle", public_id)


@never_cache
@require_http_methods(["GET", "POST"])
@on_the_desk
def erase(request, public_id):
    erasures = within_reach(request).filter(kind=DataRequest.Kind.ERASURE).open().select_related("person")
    found = get_object_or_404(erasures, public_id=public_id)
    if request.method == "POST":
        try:
            erasure.erase_person(person=found.person, reason=str(found), at=timezone.now())
            messages.success(request, _("The person's data is erased. Now answer the request."))
            return redirect("privacy:handle", public_id)
        except erasure.StillEmployed:
            messages.error(request, _("This person still works for the agency, so the data can't be erased."))
        except LastAdministrator:
            messages.error(request, _("This is the last administrator. Appoint another one first."))
    lines = erasure.preview_erasure(person=found.person)
    page = {
        "data_request": found,
        "gone": [line for line in lines if not line.reason],
        "kept": [line for line in lines if line.reason],
        "is_employed": found.person.employments.not_ended().exists(),
    }
    return render(request, "accounts/privacy/erase.html", page)


def _done(request, found, act, message):
    try:
        act()
        messages.success(request, message)
    except requests.RequestIsClosed:
        messages.info(request, _("This request is closed already."))
    return redirect("privacy:handle", found.public_id)
