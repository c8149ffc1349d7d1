from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.spreadsheets import XLSX
from assessments.models import QuestionImport
from assessments.question_files import services, sheets, undoing
from assessments.question_files.formats.records import FileRefused
from assessments.question_files.forms import ApplyForm, ExportForm, OutcomeForm, UploadForm
from assessments.question_files.handing_out import answer_with_file
from assessments.question_files.remarks import describe
from assessments.question_files.reports import ImportPage
from theme import csv_files

IMPORTS_ON_A_PAGE = 30


def for_trainers(view):
    """Whoever may write questions; the banks say which ones."""

    @login_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.has_perm("assessments.add_question"):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@for_trainers
@require_safe
def imports(request):
    sent = QuestionImport.objects.visible_to(request.user).select_related("bank", "uploaded_by")
    page = Paginator(sent.defer("report"), IMPORTS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/question_files/list.html", {"page_obj": page})


@for_trainers
@require_http_methods(["GET", "POST"])
def upload(request):
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            sent = services.send_file(**form.cleaned_data, by=request.user, at=timezone.now())
        except FileRefused as refused:
            form.add_error("file", describe(refused.remark.code, refused.remark.params))
        else:
            return redirect("question_files:import", sent.public_id)
    return render(request, "assessments/question_files/upload.html", {"form": form})


@for_trainers
@require_safe
def template(request):
    return HttpResponse(sheets.template(), content_type=XLSX, headers=csv_files.headers("templat-soal.xlsx"))


@for_trainers
@require_safe
@never_cache
def question_import(request, public_id):
    page = ImportPage(_import(request, public_id))
    form = OutcomeForm(request.GET)
    outcome = form.cleaned_data["outcome"] if form.is_valid() else ""
    context = {
        "page": page,
        "sent": page.sent,
        "form": form,
        "apply_form": ApplyForm(),
        "chosen": outcome,
        "page_obj": page.page_of(outcome, request.GET.get("page")),
    }
    return render(request, "assessments/question_files/import.html", context)


@for_trainers
@require_POST
def apply(request, public_id):
    sent, form = _import(request, public_id), ApplyForm(request.POST)
    form.is_valid()
    try:
        services.apply_import(question_import=sent, **form.cleaned_data, by=request.user, at=timezone.now())
    except services.WrongState:
        messages.error(request, _("This file can no longer be taken. Look at its state below."))
    except (FileRefused, FileNotFoundError):
        messages.error(request, _("The file can't be read any more. Send it again."))
    return redirect("question_files:import", sent.public_id)


@for_trainers
@require_POST
def discard(request, public_id):
    sent = _import(request, public_id)
    try:
        services.discard_import(question_import=sent, by=request.user, at=timezone.now())
    except services.WrongState:
        messages.error(request, _("This file can no longer be discarded."))
    return redirect("question_files:import", sent.public_id)


@for_trainers
@require_POST
def undo(request, public_id):
    sent = _import(request, public_id)
    try:
        undoing.undo_import(question_import=sent, by=request.user, at=timezone.now())
    except services.WrongState:
        messages.error(request, _("Only questions that were taken can be removed again."))
    except undoing.InUse as in_use:
        message = _("%(count)s of the questions were published, changed or chosen since: %(codes)s.")
        messages.error(request, message % {"count": in_use.count, "codes": ", ".join(in_use.codes)})
    return redirect("question_files:import", sent.public_id)


@for_trainers
@require_http_methods(["GET", "POST"])
@never_cache
def export(request):
    """A POST gives the file, once its losses were shown. A selection of questions comes from the question bank."""
    form = ExportForm(request.POST if "format" in request.POST else None, user=request.user, initial=_asked(request))
    if form.is_bound and form.is_valid():
        return answer_with_file(
            request,
            questions=form.chosen(),
            format=form.cleaned_data["format"],
            is_confirmed=form.cleaned_data["is_confirmed"],
        )
    return render(request, "assessments/question_files/export.html", {"form": form})


def _asked(request):
    """What a link or another form says about the export."""
    asked = {"bank": request.GET.get("bank", "")}
    return asked | ({"questions": request.POST.getlist("questions")} if "questions" in request.POST else {})


def _import(request, public_id):
    found = QuestionImport.objects.visible_to(request.user).select_related("bank", "category", "uploaded_by")
    return get_object_or_404(found, public_id=public_id)
