"""Adding, changing, removing and ticking steps of one's own plan."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from competencies.advice.reading import standing_of
from competencies.models import DevelopmentPlan, PlanStep
from competencies.plans import steps
from competencies.plans.advised import advice_for, choices_of
from competencies.plans.forms import ActivityForm, DueForm
from competencies.plans.spreading import open_years


@login_required
@require_POST
def add_advised(request, year):
    """All courses that are advised now; `course` names one of them."""
    now = timezone.now()
    standing, advice = advice_for(person=request.user, at=now, on=timezone.localdate(now))
    chosen = choices_of(standing, advice)
    if only := request.POST.get("course"):
        chosen = [choice for choice in chosen if str(choice.key) == only]
    if not chosen:
        messages.info(request, _("There is no course to add: the advice has changed. See your gaps as they are now."))
        return redirect("competencies:gaps")
    try:
        added = steps.add_courses(person=request.user, year=year, choices=chosen, at=now)
    except steps.YearIsClosed:
        raise Http404 from None
    except steps.PlanIsNotEditable:
        _say_not_editable(request)
    else:
        _say_added(request, added)
    return redirect("competencies:plan_of_year", year)


@login_required
@require_http_methods(["GET", "POST"])
def add_activity(request, year):
    now = timezone.now()
    today = timezone.localdate(now)
    if year not in open_years(today):
        raise Http404
    plan = DevelopmentPlan.objects.filter(person=request.user, year=year).first()
    if plan and not plan.is_editable and request.method == "GET":
        _say_not_editable(request)
        return redirect("competencies:plan_of_year", year)
    form = ActivityForm(request.POST or None, standing=_standing(request, today), year=year, today=today)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data.get("key") or form.fields["key"].initial()
        try:
            steps.add_activity(person=request.user, year=year, key=key, at=now, **form.facts())
        except steps.PlanIsNotEditable:
            _say_not_editable(request)
        else:
            messages.success(request, _("The activity is in your plan."))
        return redirect("competencies:plan_of_year", year)
    return render(request, "competencies/plans/activity.html", {"form": form, "year": year})


@login_required
@require_http_methods(["GET", "POST"])
def change_step(request, public_id):
    step = _own_step(request, public_id)
    now = timezone.now()
    year = step.plan.year
    if not step.plan.is_editable or step.removed_at or year not in open_years(timezone.localdate(now)):
        _say_not_editable(request)
        return redirect("competencies:plan_of_year", year)
    form = _form_of(request, step, timezone.localdate(now))
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data if step.course_key else form.facts()
        try:
            steps.change_step(step=step, at=now, **facts)
        except steps.PlanIsNotEditable:
            _say_not_editable(request)
        else:
            messages.success(request, _("The change is saved."))
        return redirect("competencies:plan_of_year", year)
    return render(request, "competencies/plans/activity.html", {"form": form, "year": year, "step": step})


@login_required
@require_POST
def remove_step(request, public_id):
    step = _own_step(request, public_id)
    try:
        steps.remove_step(step=step, at=timezone.now())
    except steps.PlanIsNotEditable:
        _say_not_editable(request)
    else:
        messages.success(request, _("“%(title)s” was taken out of your plan.") % {"title": step.title})
    return redirect("competencies:plan_of_year", step.plan.year)


@login_required
@require_POST
def tick_step(request, public_id):
    """`done=1` or `done=0`, so that sending it twice is the same as once."""
    step = _own_step(request, public_id)
    try:
        steps.tick_step(step=step, is_done=request.POST.get("done") != "0", at=timezone.now())
    except steps.DoneByCourse:
        messages.info(request, _("A course is marked as done by itself when you complete it."))
    except steps.PlanIsNotEditable:
        messages.error(request, _("This plan is done and no longer changes."))
    return redirect("competencies:plan_of_year", step.plan.year)


def _own_step(request, public_id):
    return get_object_or_404(PlanStep.objects.select_related("plan"), public_id=public_id, plan__person=request.user)


def _standing(request, today):
    return standing_of(person=request.user, employment=request.user.current_employment(), on=today)


def _form_of(request, step, today):
    shared = {"year": step.plan.year, "today": today}
    if step.course_key:
        return DueForm(request.POST or None, initial={"due_on": step.due_on}, **shared)
    initial = {
        "form": step.form_id,
        "title": step.title,
        "competency": step.competency_id,
        "level": step.target_level,
        "due_on": step.due_on,
    }
    return ActivityForm(request.POST or None, initial=initial, standing=_standing(request, today), **shared)


def _say_not_editable(request):
    text = _("This plan cannot be changed as it is: take the request back first, or choose “Change the plan”.")
    messages.error(request, text)


def _say_added(request, added):
    if not added:
        messages.info(request, _("These courses are in your plan already."))
        return
    text = ngettext(
        "%(count)s course was added to your plan. Check the deadline.",
        "%(count)s courses were added to your plan. Check the deadlines.",
        len(added),
    )
    messages.success(request, text % {"count": len(added)})
