from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from home.dashboard import dashboard_of


@login_required
@require_safe
def dashboard(request):
    now = timezone.now()
    context = {"dashboard": dashboard_of(request.user, at=now), "now": now}
    return render(request, "home/dashboard.html", context)
