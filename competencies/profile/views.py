from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import audit
from accounts.powers import Power
from competencies.lesson_hours.statement import hours_of_year
from competencies.profile.next_steps import steps
from competencies.profile.reading import profile_of
from competencies.standards.reach import employments_in_reach


@login_required
@require_safe
def profile(request):
    """A person's own page."""
    context = _shown(request, request.user, request.user.current_employment(), is_own=True)
    return render(request, "competencies/profile/profile.html", context)


@login_required
@require_safe
def person(request, public_id):
    """The page of somebody of the team or of the units that one serves."""
    if public_id == request.user.public_id:
        return redirect("competencies:profile")
    employment = get_object_or_404(employments_in_reach(request.user), user__public_id=public_id)
    audit.record_view(request, subject=employment.user, unit=employment.unit)
    context = _shown(request, employment.user, employment, is_own=False)
    return render(request, "competencies/profile/profile.html", context)


def _shown(request, person, employment, *, is_own):
    today = timezone.localdate()
    code = request.GET.get("kerangka", "")[:40]
    return {
        "profile": profile_of(person=person, employment=employment, on=today, framework_code=code, is_own=is_own),
        "hours": hours_of_year(person=person, employment=employment, year=today.year),
        "hours_url": reverse("competencies:hours") if is_own else _hours_of(request.user, employment),
        "steps": steps() if is_own else [],
        "person": None if is_own else person,
        "employment": employment,
    }


def _hours_of(user, employment):
    """The statement of another person is for officers; a superior sees the sum."""
    if not user.has_power_over(Power.SEE_LEARNING, employment.unit):
        return ""
    return reverse("competencies:hours_of", args=[employment.user.public_id])
