from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import audit
from certificates.issuing import batches, pages, scope
from certificates.issuing.forms import CancelForm


@login_required
@require_POST
def prepare(request, public_id):
    cohort = get_object_or_404(scope.cohorts_of(request.user), public_id=public_id)
    try:
        batch = batches.prepare(cohort=cohort, by=request.user, at=timezone.now())
    except batches.NothingToIssue:
        messages.error(request, _("Nobody in this cohort can be certified at the moment."))
        return redirect("certificates:issuing_cohort", cohort.public_id)
    return redirect("certificates:batch", batch.public_id)


@login_required
@require_safe
@never_cache
def batch(request, public_id):
    batch = _batch(request, public_id)
    page = pages.BatchPage(batch, request.user, number=request.GET.get("page"))
    audit.record_view(request, unit=batch.cohort.organiser, target=batch.cohort.name, action="batch.viewed")
    context = {"batch": batch, "page": page, "page_obj": page.page_obj, "title": pages.title_of(batch.cohort)}
    return render(request, "certificates/issuing/batch.html", {**context, "form": CancelForm()})


@login_required
@require_safe
@never_cache
def progress(request, public_id):
    """What the script of the page asks for until the batch no longer runs."""
    batch = _batch(request, public_id)
    progress = pages.progress_of(batch)
    is_at_work = batch.state == batches.State.RUNNING
    facts = {"done": progress.finished, "total": progress.total, "label": progress.label, "is_at_work": is_at_work}
    return JsonResponse(facts)


@login_required
@require_POST
def approve(request, public_id):
    batch = get_object_or_404(scope.signed_for_by(request.user), public_id=public_id)
    try:
        batches.approve(batch=batch, by=request.user, at=timezone.now())
    except batches.SamePerson:
        messages.error(request, _("You prepared this batch, so somebody else has to approve it."))
    except batches.WrongState:
        messages.error(request, _("This batch no longer waits for approval."))
    return redirect("certificates:batch", batch.public_id)


@login_required
@require_POST
def pause(request, public_id):
    return _change(request, public_id, batches.pause)


@login_required
@require_POST
def resume(request, public_id):
    return _change(request, public_id, batches.resume)


@login_required
@require_POST
def cancel(request, public_id):
    form = CancelForm(request.POST)
    if form.is_valid():
        return _change(request, public_id, batches.cancel, reason=form.cleaned_data["note"], at=timezone.now())
    messages.error(request, " ".join(form.errors["note"]))
    return redirect("certificates:batch", _batch(request, public_id).public_id)


def _change(request, public_id, act, **facts):
    batch = _batch(request, public_id)
    try:
        act(batch=batch, by=request.user, **facts)
    except batches.WrongState:
        messages.error(request, _("The batch has changed in the meantime. Look at its state below."))
    return redirect("certificates:batch", batch.public_id)


def _batch(request, public_id):
    found = scope.batches_of(request.user).select_related("cohort__organiser", "prepared_by", "approved_by")
    return get_object_or_404(found, public_id=public_id)
