from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit, spreadsheets
from accounts.imports import kinds, refusals, services
from accounts.imports.errors import CannotUndo, WrongState
from accounts.imports.forms import RowFilter, UploadForm
from accounts.imports.pages import BatchPage
from accounts.imports.scope import batches_of
from accounts.imports.signals import apply_asked, check_asked, undo_asked
from accounts.models import ImportBatch
from theme import csv_files

BATCHES_ON_A_PAGE = 50
ROWS_TO_TYPE_INTO = 300


@login_required
@require_safe
def imports(request):
    open_kinds = kinds.open_to(request.user)
    if not open_kinds:
        raise Http404
    batches = batches_of(request.user).select_related("unit", "uploaded_by")
    page = Paginator(batches, BATCHES_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/imports/list.html", {"kinds": open_kinds, "page_obj": page})


@login_required
@require_http_methods(["GET", "POST"])
def upload(request, kind):
    kind = _kind_open_to(request.user, kind)
    now = timezone.now()
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        user=request.user,
        kind=kind,
        today=timezone.localdate(now),
    )
    if request.method == "POST" and form.is_valid():
        batch = services.upload(kind=kind.code, **form.cleaned_data, by=request.user, at=now)
        _tell(check_asked, batch)
        return redirect("imports:batch", batch.public_id)
    return render(request, "accounts/imports/upload.html", {"form": form, "kind": kind})


@login_required
@require_safe
def template(request, kind, extension):
    """The empty table, with the kinds and grades of this site on its second sheet."""
    kind = _kind_open_to(request.user, kind)
    headings = [column.label for column in kind.in_template]
    if extension == "csv":
        return _file(spreadsheets.write_csv(headings), csv_files.CONTENT_TYPE, f"templat-{kind.sheet_name.lower()}.csv")
    if extension != "xlsx":
        raise Http404
    notes = [(heading, str(text)) for heading, text in kind.notes()]
    table = spreadsheets.write_xlsx(
        kind.sheet_name, headings, notes=notes, notes_name=_("Notes"), empty_rows=ROWS_TO_TYPE_INTO
    )
    return _file(table, spreadsheets.XLSX, f"templat-{kind.sheet_name.lower()}.xlsx")


@login_required
@require_safe
@never_cache
def batch(request, public_id):
    batch = _batch(request, public_id)
    page = BatchPage(batch)
    form = RowFilter(request.GET)
    outcome = form.cleaned_data["outcome"] if form.is_valid() else ""
    rows = page.page_of_rows(outcome, request.GET.get("page"))
    context = {"batch": batch, "page": page, "form": form, "page_obj": rows, "chosen": outcome}
    if rows.object_list:
        audit.record_view(request, unit=batch.unit, target=batch.file_name, action="import.viewed")
    return render(request, "accounts/imports/batch.html", context)


@login_required
@require_safe
@never_cache
def progress(request, public_id):
    """The part of the page that changes while a worker is at it."""
    batch = _batch(request, public_id)
    return render(request, "accounts/imports/_progress.html", {"batch": batch, "page": BatchPage(batch)})


@login_required
@require_safe
def problems(request, public_id):
    batch = _batch(request, public_id)
    words = [_("Row"), _("NIP, NI PPPK or code"), _("Name"), _("Column"), _("What is wrong and what to do")]
    table = BatchPage(batch).problems_csv(words)
    audit.record_view(request, unit=batch.unit, target=batch.file_name, action="import.downloaded")
    return _file(table, csv_files.CONTENT_TYPE, f"masalah-impor-{timezone.localdate(batch.uploaded_at):%Y-%m-%d}.csv")


@login_required
@require_POST
def apply(request, public_id):
    batch = _batch(request, public_id)
    try:
        services.request_apply(batch=batch, by=request.user, at=timezone.now())
        _tell(apply_asked, batch)
    except WrongState:
        messages.error(request, _("This file can't be applied as it is. Look at its state below."))
    return redirect("imports:batch", batch.public_id)


@login_required
@require_POST
def discard(request, public_id):
    batch = _batch(request, public_id)
    try:
        services.discard(batch=batch, by=request.user, at=timezone.now())
    except WrongState:
        messages.error(request, _("This file can no longer be discarded."))
    return redirect("imports:batch", batch.public_id)


@login_required
@require_POST
def undo(request, public_id):
    batch = _batch(request, public_id)
    try:
        services.request_undo(batch=batch, by=request.user, at=timezone.now())
        _tell(undo_asked, batch)
    except WrongState:
        messages.error(request, _("Only an import that has been applied can be undone."))
    except CannotUndo as refused:
        messages.error(request, refusals.describe({"code": refused.code, "params": refused.params}))
    return redirect("imports:batch", batch.public_id)


def _kind_open_to(user, slug):
    kind = kinds.at(slug)
    if kind is None or not user.has_power(kind.power):
        raise Http404
    return kind


def _batch(request, public_id):
    batches = batches_of(request.user).select_related("unit", "uploaded_by", "applied_by", "undone_by")
    return get_object_or_404(batches, public_id=public_id)


def _tell(signal, batch):
    transaction.on_commit(partial(signal.send_robust, sender=ImportBatch, batch_id=batch.pk), robust=True)


def _file(content, content_type, name):
    return HttpResponse(content, content_type=content_type, headers=csv_files.headers(name))
