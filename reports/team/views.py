from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import audit
from reports.team.reading import team_of


@login_required
@require_safe
def team(request):
    """Those who report to the person who asks; nobody else's team can be named in the address."""
    now = timezone.localtime()
    members = team_of(request.user, on=now.date())
    if not members:
        raise Http404
    audit.record_view(request, unit=members[0].employment.unit, target=str(len(members)), action="team.viewed")
    return render(request, "reports/team/team.html", {"members": members, "year": now.year, "now": now})
