"""Where officers record trainings of many people at once."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import spreadsheets
from accounts.powers import Power
from competencies.claims.forms import ListForm
from competencies.claims.lists.columns import COLUMNS, NOTES, SHEET
from competencies.claims.lists.taking import take_list
from competencies.models import TrainingForm
from theme import csv_files

MOST_SHOWN = 200


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def upload(request):
    _require_officer(request.user)
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    outcome = None
    if request.method == "POST" and form.is_valid():
        try:
            outcome = take_list(
                file=form.cleaned_data["file"],
                officer=request.user,
                at=timezone.now(),
                is_trial=form.cleaned_data["is_trial"],
            )
        except spreadsheets.UnreadableFile as error:
            form.add_error("file", error.message)
    context = {"form": form, "outcome": outcome, "shown": outcome.problems[:MOST_SHOWN] if outcome else []}
    return render(request, "competencies/claims/import.html", context)


@login_required
@require_safe
def template(request):
    _require_officer(request.user)
    forms = [(form.code, form.name) for form in TrainingForm.objects.filter(is_active=True)]
    content = spreadsheets.write_xlsx(
        SHEET,
        [column.label for column in COLUMNS],
        notes=[*NOTES, *forms],
        notes_name=_("Notes"),
        empty_rows=200,
    )
    headers = csv_files.headers("templat-pelatihan-luar.xlsx")
    return HttpResponse(content, content_type=spreadsheets.XLSX, headers=headers)


def _require_officer(user):
    if not user.has_power(Power.CHECK_CLAIMS):
        raise Http404
