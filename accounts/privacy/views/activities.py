"""The record of processing activities (article 31): to read, to print, as a file, and to correct."""

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import DataCategory, ProcessingActivity
from accounts.powers import Power
from accounts.privacy.access import for_whole_site, serves_whole_site, with_power
from accounts.privacy.forms import ActivityForm
from accounts.privacy.notices import contact
from accounts.privacy.services.activities import change_activity

FACTS = [
    "name",
    "purpose",
    "basis",
    "basis_detail",
    "subjects",
    "categories",
    "recipients",
    "transfers",
    "retention",
    "security",
    "source",
]


def _record():
    return ProcessingActivity.objects.prefetch_related("categories")


@require_safe
@with_power(Power.MANAGE_PRIVACY)
def activities(request):
    page = {
        "activities": _record(),
        "categories": DataCategory.objects.all(),
        "contact": contact(),
        "can_change": serves_whole_site(request.user),
        "now": timezone.now(),
    }
    return render(request, "accounts/privacy/activities.html", page)


@require_safe
@with_power(Power.MANAGE_PRIVACY)
def activities_csv(request):
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="kegiatan-pemrosesan-{timezone.localdate():%Y-%m-%d}.csv"'
    response["Cache-Control"] = "private, no-store"
    response.write("\ufeff")  # Excel reads UTF-8 only with this mark
    writer = csv.writer(response)
    headings = [ProcessingActivity._meta.get_field(name).verbose_name for name in FACTS]
    writer.writerow([*headings, _("version"), _("changed at")])
    for activity in _record():
        words = [_words(activity, name) for name in FACTS]
        writer.writerow([*words, activity.version, f"{timezone.localtime(activity.updated_at):%Y-%m-%d}"])
    return response


def _words(activity, name):
    if name == "basis":
        return activity.get_basis_display()
    if name == "categories":
        return "; ".join(category.name for category in activity.categories.all())
    text = getattr(activity, name)
    # A spreadsheet takes a cell that starts like this for a formula.
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


@require_http_methods(["GET", "POST"])
@for_whole_site
def activity(request, code):
    found = get_object_or_404(ProcessingActivity, code=code)
    form = ActivityForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        change_activity(activity=found, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The record is changed."))
        return redirect("privacy:activities")
    return render(request, "accounts/privacy/activity.html", {"activity": found, "form": form})
