"""A person's own gaps and development plans. Nobody else's can be named in these addresses."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Employment
from competencies.models import DevelopmentPlan
from competencies.plans import deciding
from competencies.plans.gap_page import gap_page
from competencies.plans.page import agreeing, plan_page, printed_facts
from competencies.plans.spreading import open_years
from competencies.plans.steps import PlanIsNotEditable, YearIsClosed


@login_required
@require_safe
def gaps(request):
    now = timezone.now()
    person = request.user
    context = {
        "page": gap_page(person=person, at=now, today=timezone.localdate(now)),
        "employment": person.current_employment(),
    }
    return render(request, "competencies/advice/gaps.html", context)


@login_required
@require_safe
def plan(request, year=None):
    now = timezone.now()
    today = timezone.localdate(now)
    year = year or today.year
    plans = {plan.year: plan for plan in DevelopmentPlan.objects.filter(person=request.user)}
    years = sorted({*plans, *open_years(today)}, reverse=True)
    if year not in years:
        raise Http404
    found = plans.get(year)
    context = {
        "year": year,
        "years": years,
        "page": plan_page(plan=found, at=now, today=today) if found else None,
        "is_open_year": year in open_years(today),
        "may_edit": found is not None and found.is_editable and year in open_years(today),
        "may_tick": found is not None and found.status != DevelopmentPlan.Status.DONE,
        "agreeing": agreeing(request.user),
        "leads_people": Employment.objects.current().led_by(request.user).exists(),
    }
    return render(request, "competencies/plans/plan.html", context)


@login_required
@require_safe
def print_plan(request, year):
    now = timezone.now()
    found = get_object_or_404(DevelopmentPlan.objects.select_related("decided_by"), person=request.user, year=year)
    context = {
        "page": plan_page(plan=found, at=now, today=timezone.localdate(now)),
        "facts": printed_facts(found),
        "agreeing": agreeing(request.user),
        "now": now,
    }
    return render(request, "competencies/plans/print.html", context)


@login_required
@require_POST
def ask(request, year):
    found = get_object_or_404(DevelopmentPlan, person=request.user, year=year)
    try:
        deciding.ask(plan=found, at=timezone.now())
    except deciding.NoSuperior:
        messages.error(request, _("Nobody is recorded as your superior. Ask your HR officer to record one."))
    except deciding.PlanIsEmpty:
        messages.error(request, _("Your plan is still empty. Add a course or an activity first."))
    except (PlanIsNotEditable, YearIsClosed):
        messages.error(request, _("This plan can no longer be sent."))
    else:
        name = deciding.superior_of(request.user).full_name
        messages.success(request, _("Your plan was sent to %(name)s.") % {"name": name})
    return redirect("competencies:plan_of_year", year)


@login_required
@require_POST
def withdraw(request, year):
    found = get_object_or_404(DevelopmentPlan, person=request.user, year=year)
    try:
        deciding.withdraw(plan=found, at=timezone.now())
    except PlanIsNotEditable:
        messages.error(request, _("Your superior has answered already. Read the answer below."))
    else:
        messages.success(request, _("The request was taken back. You can change your plan now."))
    return redirect("competencies:plan_of_year", year)


@login_required
@require_POST
def reopen(request, year):
    found = get_object_or_404(DevelopmentPlan, person=request.user, year=year)
    try:
        deciding.reopen(plan=found, at=timezone.now())
    except (PlanIsNotEditable, YearIsClosed):
        messages.error(request, _("This plan can no longer be changed."))
    else:
        messages.success(request, _("You can change your plan now. Afterwards your superior has to agree again."))
    return redirect("competencies:plan_of_year", year)


@login_required
@require_POST
def finish(request, year):
    found = get_object_or_404(DevelopmentPlan, person=request.user, year=year)
    try:
        deciding.finish(plan=found, at=timezone.now())
    except deciding.StepsAreOpen:
        messages.error(request, _("Some steps are not done yet. Mark them first, or change the plan."))
    except PlanIsNotEditable:
        messages.error(request, _("Only a plan that your superior agreed to can be marked as done."))
    else:
        messages.success(request, _("Your plan is done."))
    return redirect("competencies:plan_of_year", year)
