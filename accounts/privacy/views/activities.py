"""The record of processing activities (article 31): to read, to print, as a file, and to correct."""

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
from accounts.spreadsheets import XLSX, write_csv, write_xlsx
from theme import csv_files

FACTS = ActivityForm.Meta.fields


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
    return _file(write_csv(_headings(), _rows()), "csv", csv_files.CONTENT_TYPE)


@require_safe
@with_power(Power.MANAGE_PRIVACY)
def activities_xlsx(request):
    return _file(write_xlsx(_("Record of processing activities")[:31], _headings(), _rows()), "xlsx", XLSX)


def _file(content, ending, content_type):
    name = f"kegiatan-pemrosesan-{timezone.localdate():%Y-%m-%d}.{ending}"
    return HttpResponse(content, content_type=content_type, headers=csv_files.headers(name))


def _headings():
    names = [ProcessingActivity._meta.get_field(name).verbose_name for name in FACTS]
    return [*names, _("version"), _("changed at")]


def _rows():
    for activity in _record():
        words = [_words(activity, name) for name in FACTS]
        yield [*words, activity.version, f"{timezone.localtime(activity.updated_at):%Y-%m-%d}"]


def _words(activity, name):
    if name == "basis":
        return activity.get_basis_display()
    if name == "categories":
        return "; ".join(category.name for category in activity.categories.all())
    return getattr(activity, name)


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
