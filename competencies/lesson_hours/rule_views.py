"""What counts how much: for everybody to read; the agency's administrator makes the agency's own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from competencies.lesson_hours.rule_forms import RuleForm
from competencies.lesson_hours.rule_making import BeginsTooEarly, agencies_of, base_for, make_rule, rules_for
from competencies.lesson_hours.targets import targets_in


@login_required
@require_safe
def rules(request):
    today, employment = timezone.localdate(), request.user.current_employment()
    found = list(rules_for(request.user).order_by("agency__path", "-valid_from", "-version"))
    context = {
        "rules": found,
        "in_force": _in_force(found, today),
        "agencies": agencies_of(request.user),
        "today": today,
        "targets": _targets(employment, today.year),
        "year": today.year,
    }
    return render(request, "competencies/lesson_hours/rules.html", context)


@login_required
@require_safe
def rule(request, version, agency=None):
    found = get_object_or_404(rules_for(request.user), agency__public_id=agency, version=version)
    context = {"rule": found, "conversions": found.conversions.select_related("form"), "today": timezone.localdate()}
    return render(request, "competencies/lesson_hours/rule.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def make(request, agency=None):
    """A copy of the rule in force, with other figures. Without an agency it is the nation's, by an administrator."""
    if agency is None and not request.user.is_superuser:
        raise Http404
    unit = agency and get_object_or_404(agencies_of(request.user), public_id=agency)
    base = base_for(unit, timezone.localdate())
    form = RuleForm(request.POST or None, base=base, initial=_initial(base))
    if request.method == "POST" and form.is_valid() and (made := _made(form, unit, base)):
        messages.success(request, _("The rule is made. It counts from its first day on."))
        return redirect(address(made))
    context = {"form": form, "agency": unit, "base": base, "base_address": address(base)}
    return render(request, "competencies/lesson_hours/make_rule.html", context)


def address(rule):
    if rule.agency_id:
        return reverse("competencies:agency_hours_rule", args=[rule.agency.public_id, rule.version])
    return reverse("competencies:hours_rule", args=[rule.version])


def _initial(base):
    return {
        "name": base.name,
        "minutes_per_hour": base.minutes_per_hour,
        "caps_courses_by_day": base.caps_courses_by_day,
    }


def _made(form, unit, base):
    try:
        return make_rule(agency=unit, base=base, facts=form.facts, figures=form.figures, at=timezone.now())
    except BeginsTooEarly:
        form.add_error("valid_from", _("Choose a day to come. Rules that are in force are never changed."))
    return None


def _in_force(found, today):
    """Of the nation and of each agency the rule that counts now; `found` has the latest of each first."""
    latest = {rule.agency_id: rule for rule in reversed(found) if rule.valid_from <= today}
    return list(latest.values())


def _targets(employment, year):
    """(status, target) of the agency where one works, else of the nation."""
    agency_path = employment.unit.agency_path if employment else None
    targets = targets_in(year, agency_path=agency_path)
    found = {row.status: targets.for_status(row.status, agency_path) for row in targets.rows}
    return sorted(found.values(), key=lambda target: target.status)
