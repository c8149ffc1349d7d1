"""Forms that change the tree. What a change will do is shown by a GET with the form's answers; a POST then makes it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts import services
from accounts.models import UnitChange
from accounts.organisation.forms import CHANGE_FORMS, CorrectionForm, NewUnitForm
from accounts.organisation.outlook import outlook
from accounts.organisation.tree import above, units_of

Kind = UnitChange.Kind
SERVICES = {
    Kind.RENAMED: services.rename_unit,
    Kind.MOVED: services.move_unit,
    Kind.MERGED: services.merge_unit,
    Kind.CLOSED: services.close_unit,
    Kind.REOPENED: services.reopen_unit,
}
# Among the answers: show them in the form again instead of what they would do.
AGAIN = "ubah"
# The button names the page and what it leads to.
TITLES = {
    Kind.RENAMED: gettext_lazy("Rename the unit"),
    Kind.MOVED: gettext_lazy("Move the unit"),
    Kind.MERGED: gettext_lazy("Merge the unit"),
    Kind.CLOSED: gettext_lazy("Close the unit"),
    Kind.REOPENED: gettext_lazy("Reopen the unit"),
}


@login_required
@require_http_methods(["GET", "POST"])
def change(request, public_id, kind):
    """The form, then what it would do, then the deed."""
    unit = get_object_or_404(units_of(request.user), public_id=public_id)
    now = timezone.now()
    answers = request.POST if request.method == "POST" else request.GET if "on" in request.GET else None
    form = CHANGE_FORMS[kind](answers, unit=unit, user=request.user, today=timezone.localdate(now))
    expected = None
    if form.is_bound and form.is_valid():
        try:
            if request.method == "POST":
                made = SERVICES[kind](unit=unit, at=now, by=request.user, **form.arguments)
                messages.success(request, _told(made))
                return redirect("organisation:unit", unit.public_id)
            if not request.GET.get(AGAIN):
                expected = _expected(unit, kind, form, now, by=request.user)
        except services.UnitChangeRefused as refusal:
            form.add_error(None, refusal.message)
    context = {"unit": unit, "above": above(request.user, unit), "form": form, "title": TITLES[kind]}
    if expected:
        return render(request, "accounts/organisation/preview.html", {**context, "outlook": expected})
    return render(request, "accounts/organisation/change.html", context)


def _expected(unit, kind, form, now, *, by):
    """Raises what would stand in the way."""
    facts = form.arguments
    planned = UnitChange(
        unit=unit,
        kind=kind,
        effective_on=facts["on"],
        new_parent=facts.get("parent") or facts.get("into"),
        new_name=facts.get("name", ""),
    )
    services.foresee(change=planned, at=now, by=by)
    return outlook(planned, today=timezone.localdate(now), at=now)


def _told(made):
    if made is None:
        return _("The unit was already like that, so nothing has changed.")
    if made.is_planned:
        return _("The change is planned for %(day)s.") % {"day": date_format(made.effective_on)}
    return _("The change has been made.")


@login_required
@require_http_methods(["GET", "POST"])
def add(request, public_id=None):
    """A new unit below another; without one a new agency, which only administrators open."""
    if public_id is None and not request.user.is_superuser:
        raise Http404
    parent = get_object_or_404(units_of(request.user).open(), public_id=public_id) if public_id else None
    now = timezone.now()
    form = NewUnitForm(request.POST or None, initial={"on": timezone.localdate(now)})
    if request.method == "POST" and form.is_valid():
        try:
            unit = services.open_unit(parent=parent, at=now, by=request.user, **form.cleaned_data)
            messages.success(request, _("“%(unit)s” has been opened.") % {"unit": unit.name})
            return redirect("organisation:unit", unit.public_id)
        except services.UnitChangeRefused as refusal:
            form.add_error(None, refusal.message)
    context = {"parent": parent, "above": above(request.user, parent) if parent else [], "form": form}
    return render(request, "accounts/organisation/new.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def correct(request, public_id):
    unit = get_object_or_404(units_of(request.user), public_id=public_id)
    form = CorrectionForm(request.POST or None, instance=unit)
    if request.method == "POST" and form.is_valid():
        try:
            services.correct_unit(unit=unit, by=request.user, **form.cleaned_data)
            messages.success(request, _("The facts of the unit have been saved."))
            return redirect("organisation:unit", unit.public_id)
        except services.UnitChangeRefused as refusal:
            form.add_error(None, refusal.message)
    context = {"unit": unit, "above": above(request.user, unit), "form": form}
    return render(request, "accounts/organisation/correct.html", context)
