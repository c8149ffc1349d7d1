from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.views import serve

from home import routing
from home.dashboard import dashboard_of


@login_required
@require_safe
def dashboard(request):
    now = timezone.now()
    context = {"dashboard": dashboard_of(request.user, at=now), "now": now}
    return render(request, "home/dashboard.html", context)


def page(request, path):
    """Wagtail's own view, spared the walk down the tree."""
    route = routing.route(path)
    if route is not None:
        request._wagtail_route_for_request = route  # where Wagtail keeps what it found for a request
    return serve(request, path)
