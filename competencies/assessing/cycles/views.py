"""Cycles of assessment, for officers within the units they serve."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.powers import Power
from competencies.assessing.areas import in_order
from competencies.assessing.cycles import progress, services
from competencies.assessing.cycles.forms import CancelForm, CycleForm
from competencies.models import AssessmentCycle

PER_PAGE = 25


@login_required
@require_safe
def index(request):
    _officers_only(request.user)
    by_superior = Q(ratings__relation="superior", ratings__subject__processing_restricted_at=None)
    cycles = AssessmentCycle.objects.within_power(request.user, Power.RUN_ASSESSMENTS).select_related("unit")
    counted = cycles.annotate(
        asked=Count("ratings", filter=by_superior),
        written=Count("ratings", filter=by_superior & Q(ratings__submitted_at__isnull=False)),
    ).order_by("-opens_on", "name", "pk")
    page = Paginator(counted, PER_PAGE).get_page(request.GET.get("page"))
    on = timezone.localdate()
    rows = [(cycle, *progress.state_of(cycle, on=on)) for cycle in page.object_list]
    return render(request, "competencies/assessing/cycles/index.html", {"page_obj": page, "rows": rows})


@login_required
@require_http_methods(["GET", "POST"])
def create(request):
    _officers_only(request.user)
    at = timezone.now()
    form = CycleForm(request.POST or None, officer=request.user, at=at)
    if request.method == "POST" and form.is_valid():
        cycle = services.create(by=request.user, at=at, **form.facts)
        messages.success(request, _("The draft is kept. Look it over, then start it."))
        return redirect("competencies:cycle", cycle.public_id)
    return render(request, "competencies/assessing/cycles/form.html", {"form": form})


@login_required
@require_http_methods(["GET", "POST"])
def change(request, public_id):
    cycle = _cycle(request, public_id)
    if not cycle.is_draft:
        return redirect("competencies:cycle", cycle.public_id)
    form = CycleForm(request.POST or None, officer=request.user, cycle=cycle, at=timezone.now())
    if request.method == "POST" and form.is_valid():
        try:
            services.change(cycle=cycle, **form.facts)
        except services.NotADraft:
            messages.error(request, _("The cycle has been started meanwhile, so it stays as it is."))
        return redirect("competencies:cycle", cycle.public_id)
    return render(request, "competencies/assessing/cycles/form.html", {"form": form, "cycle": cycle})


@login_required
@require_safe
def cycle(request, public_id):
    found = _cycle(request, public_id)
    on = timezone.localdate()
    audit.record_view(request, unit=found.unit, target=found.name, action="assessment.viewed")
    tone, state = progress.state_of(found, on=on)
    competencies = in_order(found.competencies.select_related("framework", "parent"))
    context = {
        "cycle": found,
        "tone": tone,
        "state": state,
        "competencies": competencies,
        "progress": progress.progress_of(found, on=on),
        "is_over": found.closed_at or on > found.closes_on,
        "may_cancel": not found.cancelled_at and not found.closed_at,
    }
    return render(request, "competencies/assessing/cycles/cycle.html", context)


@login_required
@require_POST
def start(request, public_id):
    """Starts it, or brings the list of a running one up to date."""
    found = _cycle(request, public_id)
    try:
        asked = services.start(cycle=found, at=timezone.now())
    except services.CycleIsOver:
        messages.error(request, _("This cycle is over. Make a new one with a later last day."))
    else:
        told = ngettext(
            "%(count)s assessment has been asked for.", "%(count)s assessments have been asked for.", asked.new
        )
        messages.success(request, told % {"count": asked.new})
    return redirect("competencies:cycle", found.public_id)


@login_required
@require_http_methods(["GET", "POST"])
def cancel(request, public_id):
    found = _cycle(request, public_id)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.cancel(cycle=found, reason=form.cleaned_data["reason"], at=timezone.now())
        except services.CycleIsOver:
            messages.error(request, _("This cycle is over and can no longer be cancelled."))
        else:
            messages.success(request, _("The cycle has been cancelled."))
        return redirect("competencies:cycle", found.public_id)
    return render(request, "competencies/assessing/cycles/cancel.html", {"cycle": found, "form": form})


def _officers_only(user):
    if not user.has_power(Power.RUN_ASSESSMENTS):
        raise Http404


def _cycle(request, public_id):
    reach = AssessmentCycle.objects.within_power(request.user, Power.RUN_ASSESSMENTS).select_related("unit")
    return get_object_or_404(reach, public_id=public_id)
