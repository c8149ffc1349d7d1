"""The lines of a standard as a file: out, and into a draft."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.spreadsheets import XLSX, UnreadableFile, write_csv
from competencies.standards import drafting, files, importing
from competencies.standards.forms import FileForm
from competencies.standards.pages import standards_seen
from competencies.standards.problems import describe
from competencies.standards.rows import Refused, StandardIsPublished
from competencies.standards.views import for_officers, is_published_now, managed_draft
from theme import csv_files

MOST_ROWS_SHOWN = 100


@for_officers
@require_http_methods(["GET", "POST"])
@never_cache
def send(request, public_id):
    """Reads a file and says what would become of each row; nothing is written."""
    standard = managed_draft(request, public_id)
    form = FileForm(request.POST or None, request.FILES or None)
    context = {"standard": standard, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            rows = files.read(form.cleaned_data["file"], standard.unit)
        except UnreadableFile as error:
            form.add_error("file", error.message)
        else:
            return render(request, "competencies/standards/import_checked.html", context | _checked(standard, rows))
    return render(request, "competencies/standards/import.html", context)


def _checked(standard, rows):
    outcome = importing.outcome_of(standard, rows)
    wrong = [(row, [(files.LABELS[each.field], describe(each)) for each in row.problems]) for row in outcome.wrong]
    return {
        "outcome": outcome,
        "wrong": wrong[:MOST_ROWS_SHOWN],
        "more": len(wrong) - MOST_ROWS_SHOWN if len(wrong) > MOST_ROWS_SHOWN else 0,
        "sealed": importing.seal(standard, rows) if outcome.can_be_taken else "",
    }


@for_officers
@require_POST
def take(request, public_id):
    standard = managed_draft(request, public_id)
    try:
        lines = importing.unseal(standard, request.POST.get("sealed", ""))
        new, changed = drafting.take_lines(standard=standard, lines=lines, by=request.user, at=timezone.now())
    except importing.NotTheFileShown:
        messages.error(request, _("The checked file is no longer at hand. Send it again."))
        return redirect("competencies:standard_import", standard.public_id)
    except Refused:
        messages.error(request, _("The lists changed since the file was checked. Send it again."))
        return redirect("competencies:standard_import", standard.public_id)
    except StandardIsPublished:
        return is_published_now(request, standard)
    text = ngettext("%(number)s line was taken.", "%(number)s lines were taken.", new + changed)
    messages.success(request, text % {"number": new + changed})
    return redirect("competencies:standard", standard.public_id)


@for_officers
@require_safe
def template(request, public_id):
    standard = managed_draft(request, public_id)
    content = files.workbook(standard.unit, [], empty_rows=200)
    return HttpResponse(content, content_type=XLSX, headers=csv_files.headers("templat-standar-jabatan.xlsx"))


@for_officers
@require_safe
def export(request, public_id):
    """As XLSX, or with ?format=csv as CSV; either can be sent again."""
    standard = get_object_or_404(standards_seen(request.user), public_id=public_id)
    rows = files.table_of(standard)
    name = f"standar-{slugify(standard.name)[:60] or standard.public_id}"
    if request.GET.get("format") == "csv":
        content = write_csv(files.headings(), rows)
        return HttpResponse(content, content_type=csv_files.CONTENT_TYPE, headers=csv_files.headers(f"{name}.csv"))
    content = files.workbook(standard.unit, rows)
    return HttpResponse(content, content_type=XLSX, headers=csv_files.headers(f"{name}.xlsx"))
