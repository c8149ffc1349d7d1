from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import audit
from certificates.issuing import pages, scope
from certificates.issuing.batches import OPEN
from certificates.issuing.readiness import DryRun
from certificates.models import IssuingBatch


@login_required
@require_safe
def cohorts(request):
    """The cohorts with finished learners who have no certificate, and the batches that wait for this person."""
    if not scope.may_issue(request.user):
        raise Http404
    shows_all = request.GET.get("tampil") == "semua"
    context = {
        "page_obj": pages.cohorts_page(request.user, shows_all=shows_all, number=request.GET.get("page")),
        "shows_all": shows_all,
        "waiting": scope.approvable_by(request.user).select_related("cohort__organiser", "prepared_by"),
    }
    return render(request, "certificates/issuing/cohorts.html", context)


@login_required
@require_safe
def cohort(request, public_id):
    """The dry run: who would get a certificate, and what the others miss."""
    found = scope.cohorts_of(request.user).select_related("organiser")
    cohort = get_object_or_404(found, public_id=public_id)
    dry_run = DryRun(cohort, day=timezone.localdate())
    page = pages.CohortPage(dry_run, kind=request.GET.get("tampil"), number=request.GET.get("page"))
    if page.rows:
        audit.record_view(request, unit=cohort.organiser, target=cohort.name, action="cohort.readiness_viewed")
    context = {
        "cohort": cohort,
        "title": pages.title_of(cohort),
        "page": page,
        "page_obj": page.page_obj,
        "dry_run": dry_run,
        "batch": IssuingBatch.objects.filter(cohort=cohort, state__in=OPEN).first(),
        "former": IssuingBatch.objects.filter(cohort=cohort).exclude(state__in=OPEN)[:10],
    }
    return render(request, "certificates/issuing/cohort.html", context)
