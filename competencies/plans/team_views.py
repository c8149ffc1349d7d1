"""What superiors see of the plans of their team, and their answers. Who leads nobody finds an empty list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import audit
from competencies.advice.reading import standing_of
from competencies.models import DevelopmentPlan
from competencies.plans import deciding
from competencies.plans.forms import DecisionForm
from competencies.plans.listing import team_rows
from competencies.plans.page import plan_page
from competencies.plans.years import chosen_year


@login_required
@require_safe
def team(request):
    today = timezone.localdate(timezone.now())
    year, years = chosen_year(request, today)
    rows = team_rows(superior=request.user, year=year, today=today)
    context = {"rows": rows, "year": year, "years": years, "waiting": sum(row.status == "asked" for row in rows)}
    return render(request, "competencies/plans/team.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def plan_of_person(request, public_id):
    plans = DevelopmentPlan.objects.readable_by(request.user).select_related("person", "decided_by")
    plan = get_object_or_404(plans, public_id=public_id)
    may_decide = deciding.may_decide(plan, request.user)
    form = None
    if may_decide and plan.status == DevelopmentPlan.Status.ASKED:
        form = DecisionForm(request.POST or None, initial={"asked_at": plan.asked_at.isoformat("T", "microseconds")})
    if request.method == "POST":
        if not may_decide:
            raise Http404
        form = form or DecisionForm(request.POST)
        if form.is_valid():
            return _decide(request, plan, form.cleaned_data)
    if not may_decide:
        employment = plan.person.current_employment()
        audit.record_view(request, subject=plan.person, unit=employment.unit, action="plan.viewed")
    return render(request, "competencies/plans/plan_of_person.html", _context(plan, form, timezone.now()))


def _decide(request, plan, answer):
    agrees = answer["answer"] == "agree"
    decision = {"agrees": agrees, "note": answer["note"], "asked_at": answer["asked_at"]}
    try:
        deciding.decide(plan=plan, by=request.user, at=timezone.now(), **decision)
    except deciding.NotTheSuperior as error:
        raise Http404 from error
    except deciding.PlanChanged:
        messages.error(request, _("The plan has changed since you opened it. Read it again before you answer."))
    else:
        facts = {"name": plan.person.full_name}
        text = _("You agreed to the plan of %(name)s.") if agrees else _("The plan was returned to %(name)s.")
        messages.success(request, text % facts)
    return redirect("competencies:team_plans")


def _context(plan, form, now):
    today = timezone.localdate(now)
    employment = plan.person.current_employment()
    return {
        "page": plan_page(plan=plan, at=now, today=today),
        "form": form if plan.status == DevelopmentPlan.Status.ASKED else None,
        "employment": employment,
        "standing": standing_of(person=plan.person, employment=employment, on=today),
    }
