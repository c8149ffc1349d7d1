"""How the runs over everybody go, for administrators."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.powers import Power
from accounts.privacy.access import with_power
from competencies.models import Recomputation
from competencies.standing import recomputing
from competencies.standing.pages import differences_told

PER_PAGE = 20
administering = with_power(Power.RECOMPUTE)


@never_cache
@administering
@require_http_methods(["GET", "POST"])
def recomputations(request):
    """The runs, the latest first; POST begins one, or leads to the one that is under way."""
    if request.method == "POST":
        mends = request.POST.get("mends") == "1"
        run = recomputing.ask(by=request.user, mends=mends, at=timezone.now())
        return redirect("competencies:recomputation", run.public_id)
    runs = Recomputation.objects.select_related("started_by").defer("examples")
    page = Paginator(runs, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "competencies/standing/list.html", {"page_obj": page})


@never_cache
@administering
@require_safe
def recomputation(request, public_id):
    run = get_object_or_404(Recomputation.objects.select_related("started_by"), public_id=public_id)
    context = {"run": run, "differences": differences_told(run), "left": run.differences - len(run.examples)}
    return render(request, "competencies/standing/run.html", context)


@never_cache
@administering
@require_safe
def progress(request, public_id):
    """The part of the page that changes while a worker is at it."""
    run = get_object_or_404(Recomputation.objects.defer("examples"), public_id=public_id)
    return render(request, "competencies/standing/_progress.html", {"run": run})
