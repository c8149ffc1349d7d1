"""How many lesson hours an agency asks of its people in a year."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from competencies.lesson_hours.rule_forms import TargetForm
from competencies.lesson_hours.rule_making import YearIsOver, agencies_of, set_target
from competencies.models import HoursTarget


@login_required
@require_http_methods(["GET", "POST"])
def targets(request, agency):
    unit = get_object_or_404(agencies_of(request.user), public_id=agency)
    now = timezone.now()
    form = TargetForm(request.POST or None, initial={"year": timezone.localtime(now).year})
    if request.method == "POST" and form.is_valid() and _was_set(form, unit, now):
        messages.success(request, _("The target is set."))
        return redirect(request.path)
    found = HoursTarget.objects.for_agency(unit.path).select_related("agency").order_by("status", "-year")
    return render(request, "competencies/lesson_hours/targets.html", {"form": form, "agency": unit, "targets": found})


def _was_set(form, unit, now):
    try:
        set_target(agency=unit, at=now, **form.cleaned_data)
    except YearIsOver:
        form.add_error("year", _("This year is over. Targets of years that are over stay as they were."))
        return False
    return True
