"""An officer reads a person's statement and corrects a line of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import audit
from accounts.models import Employment
from accounts.powers import Power
from competencies.lesson_hours import correcting
from competencies.lesson_hours.explaining import in_words
from competencies.lesson_hours.figures import tidy
from competencies.lesson_hours.forms import CorrectionForm
from competencies.lesson_hours.views import as_file, shown
from competencies.models import HoursCredit


@login_required
@require_safe
def of_person(request, public_id):
    employment = _seen(request.user, public_id)
    audit.record_view(request, subject=employment.user, unit=employment.unit)
    context = shown(request, employment.user, employment, is_own=False)
    may_correct = employment.user != request.user and request.user.has_power_over(Power.CORRECT_HOURS, employment.unit)
    return render(request, "competencies/lesson_hours/of_person.html", {**context, "may_correct": may_correct})


@login_required
@require_safe
def file_of_person(request, public_id, kind):
    employment = _seen(request.user, public_id)
    audit.record_view(request, subject=employment.user, unit=employment.unit, action="hours.exported")
    return as_file(request, kind, employment.user, employment, is_own=False)


@login_required
@require_http_methods(["GET", "POST"])
def correct(request, public_id):
    """One line, by its own address."""
    credit, employment = _correctable(request.user, public_id)
    form = CorrectionForm(request.POST or None, initial={"hours": tidy(credit.hours)})
    if request.method == "POST" and form.is_valid() and _corrected(request, form, credit):
        return redirect("competencies:hours_of", employment.user.public_id)
    context = {
        "form": form,
        "credit": credit,
        "employment": employment,
        "how": in_words(credit.reckoning.get("steps", [])),
    }
    return render(request, "competencies/lesson_hours/correct.html", context)


def _seen(user, public_id):
    seen = Employment.objects.visible_to(user).current().filter(user__processing_restricted_at=None)
    return get_object_or_404(seen.select_related("user", "unit", "position_kind"), user__public_id=public_id)


def _correctable(user, public_id):
    """The line and where its person works; 404 for one's own lines and for people out of reach."""
    reached = Employment.objects.within_power(user, Power.CORRECT_HOURS).current()
    reached = reached.filter(user__processing_restricted_at=None).exclude(user=user)
    lines = HoursCredit.objects.credits().select_related("person", "form", "rule")
    credit = get_object_or_404(lines.filter(person__in=reached.values("user")), public_id=public_id)
    return credit, reached.select_related("user", "unit").filter(user=credit.person_id).first()


def _corrected(request, form, credit):
    try:
        correcting.correct(credit=credit, by=request.user, at=timezone.now(), **form.cleaned_data)
    except correcting.NothingCorrected:
        form.add_error("hours", _("This is the figure as it is. Enter another one."))
        return False
    except correcting.NoLongerStanding:
        messages.info(request, _("This line was taken back or corrected before."))
        return True
    messages.success(request, _("The hours are corrected. Both lines stand in the statement."))
    return True
