"""What is demanded of oneself, or of somebody one serves or leads."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import audit
from competencies.standards.own import explain
from competencies.standards.reach import employments_in_reach


@login_required
@require_safe
def own(request):
    employment = request.user.current_employment()
    context = {"employment": employment, "explained": explain(employment, timezone.localdate())}
    return render(request, "competencies/standards/own.html", context)


@login_required
@require_safe
def person(request, public_id):
    employment = get_object_or_404(employments_in_reach(request.user), user__public_id=public_id)
    context = {"employment": employment, "explained": explain(employment, timezone.localdate())}
    audit.record_view(request, subject=employment.user, unit=employment.unit)
    return render(request, "competencies/standards/person.html", context)
