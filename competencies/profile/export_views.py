from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts import audit
from accounts.models import OrgUnit
from accounts.powers import Power
from accounts.spreadsheets.writing import XLSX, write_csv, write_xlsx
from competencies.profile.exporting import MOST_ROWS, TooManyRows, headings, rows_of
from competencies.profile.forms import ExportForm
from theme import csv_files


@never_cache
@login_required
@require_safe
def export(request):
    """The form, and with a unit in the address the file."""
    if not request.user.has_power(Power.SEE_LEARNING):
        raise Http404
    form = ExportForm(
        request.GET if "unit" in request.GET else None,
        units=OrgUnit.objects.visible_to(request.user),
        this_year=timezone.localdate().year,
    )
    if form.is_bound and form.is_valid():
        try:
            return _file(request, **form.cleaned_data)
        except TooManyRows:
            text = _("This file would have more than %(most)s rows. Choose a smaller unit.")
            form.add_error("unit", text % {"most": MOST_ROWS})
    status = 400 if form.errors else 200
    return render(request, "competencies/profile/export.html", {"form": form}, status=status)


def _file(request, *, unit, year, kind):
    number = "number" if kind == "xlsx" else "grouped_number"
    rows, titles = list(rows_of(unit, year, number=number)), headings(year)
    audit.record_view(request, unit=unit, target=unit.name, action="competencies.exported")
    name = f"{slugify(unit.name) or 'unit'}-kompetensi-jp-{year}-{timezone.localdate():%Y-%m-%d}.{kind}"
    if kind == "xlsx":
        content, media_type = write_xlsx(str(_("Competencies"))[:31], titles, rows), XLSX
    else:
        content, media_type = write_csv(titles, rows), csv_files.CONTENT_TYPE
    return HttpResponse(content, content_type=media_type, headers=csv_files.headers(name))
