"""The lines of a draft, one by one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from competencies.standards import drafting
from competencies.standards.forms import LineForm, initial_of, refuse
from competencies.standards.rows import Refused, StandardIsPublished
from competencies.standards.views import for_officers, is_published_now, managed_draft


@for_officers
@require_http_methods(["GET", "POST"])
def add(request, public_id):
    standard = managed_draft(request, public_id)
    form = LineForm(request.POST or None, unit=standard.unit, initial={"weight": 1})
    if request.method == "POST" and form.is_valid():
        try:
            drafting.add_line(standard=standard, facts=form.facts, by=request.user, at=timezone.now())
        except Refused as refused:
            refuse(form, refused)
        except StandardIsPublished:
            return is_published_now(request, standard)
        else:
            messages.success(request, _("The line has been added."))
            return redirect(_after_adding(request), standard.public_id)
    return render(request, "competencies/standards/line.html", {"form": form, "standard": standard})


def _after_adding(request):
    """Whoever has many lines to write goes on with the next one."""
    return "competencies:standard_line_new" if "another" in request.POST else "competencies:standard"


@for_officers
@require_http_methods(["GET", "POST"])
def change(request, public_id, line_id):
    standard = managed_draft(request, public_id)
    lines = standard.lines.select_related("competency__framework", "position_kind", "standard")
    line = get_object_or_404(lines, public_id=line_id)
    form = LineForm(request.POST or None, unit=standard.unit, initial=initial_of(line))
    if request.method == "POST" and form.is_valid():
        try:
            drafting.change_line(line=line, facts=form.facts, by=request.user, at=timezone.now())
        except Refused as refused:
            refuse(form, refused)
        except StandardIsPublished:
            return is_published_now(request, standard)
        else:
            messages.success(request, _("The line has been changed."))
            return redirect("competencies:standard", standard.public_id)
    return render(request, "competencies/standards/line.html", {"form": form, "standard": standard, "line": line})


@for_officers
@require_POST
def remove(request, public_id, line_id):
    standard = managed_draft(request, public_id)
    try:
        drafting.remove_line(standard=standard, public_id=line_id, by=request.user, at=timezone.now())
    except StandardIsPublished:
        return is_published_now(request, standard)
    messages.success(request, _("The line has been removed."))
    return redirect("competencies:standard", standard.public_id)
