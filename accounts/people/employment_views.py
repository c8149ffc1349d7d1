"""What changes in a person's work: position, unit, number, superior, leaving."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import services
from accounts.granting import may_change_account
from accounts.people.forms import UNIT_IS_CLOSED, EmploymentForm, LeavingForm, SuperiorForm
from accounts.people.views import person_to_manage, units_to_manage


@login_required
@require_http_methods(["GET", "POST"])
def employ(request, public_id):
    person = person_to_manage(request, public_id)
    form = EmploymentForm(request.POST or None, reach=units_to_manage(request), initial=_present(person))
    if request.method == "POST" and form.is_valid() and _is_employed(form, person):
        for oddity in person.employments.first().oddities():
            messages.warning(request, oddity)
        messages.success(request, _("The employment has been recorded."))
        return redirect("people:person", person.public_id)
    return render(request, "accounts/people/employ.html", {"form": form, "person": person})


def _is_employed(form, person):
    try:
        services.employ(user=person, **form.cleaned_data)
    except services.NumberInUse:
        form.add_error("number", _("Someone else is employed under this number on that day. Check it."))
    except services.UnitIsClosed:
        form.add_error("unit", UNIT_IS_CLOSED)
    except services.EmploymentOutOfOrder:
        form.add_error("started_on", _before_history())
    return form.is_valid()


def _present(person):
    latest = person.employments.select_related("unit").first()
    if latest is None:
        return {}
    return {
        "number": latest.grouped_number,
        "status": latest.status,
        "unit": latest.unit.public_id,
        "position_title": latest.position_title,
        "position_kind": latest.position_kind_id,
        "rank": latest.rank_id,
    }


def _before_history():
    return _("This day is before what is recorded last. See the employment history, and cancel what is only planned.")


@login_required
@require_http_methods(["GET", "POST"])
def leave(request, public_id):
    person = person_to_manage(request, public_id)
    if not person.employments.exists() or not may_change_account(request.user, person):
        raise Http404
    form = LeavingForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _has_left(form, person):
        messages.success(request, _("The leaving has been recorded."))
        return redirect("people:person", person.public_id)
    return render(request, "accounts/people/leave.html", {"form": form, "person": person})


def _has_left(form, person):
    try:
        services.leave(user=person, **form.cleaned_data, at=timezone.now())
    except (services.EmploymentOutOfOrder, services.ChangeIsPlanned):
        form.add_error("on", _before_history())
    except services.LastAdministrator:
        form.add_error(None, _("This person is the only administrator of the site. Make someone else one first."))
    except services.TooEarlyToClose:
        form.add_error(
            "closes_account", _("An account can't be closed in advance. Close it on that day, on the person's page.")
        )
    return form.is_valid()


@login_required
@require_http_methods(["GET", "POST"])
def superior(request, public_id):
    person = person_to_manage(request, public_id)
    employment = person.employments.select_related("unit", "superior").first()
    if employment is None:
        raise Http404
    form = SuperiorForm(request.POST or None, employment=employment)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_superior(user=person, superior=form.superior)
        except services.SuperiorGoesInCircles:
            form.add_error("number", _("This person reports to the one whose superior you are choosing."))
        else:
            messages.success(request, _("The superior has been recorded."))
            return redirect("people:person", person.public_id)
    context = {"form": form, "person": person, "employment": employment}
    return render(request, "accounts/people/superior.html", context)


@login_required
@require_POST
def cancel_planned(request, public_id):
    person = person_to_manage(request, public_id)
    try:
        services.cancel_planned(user=person, at=timezone.now())
    except services.NothingPlanned:
        messages.info(request, _("Nothing is planned any more."))
    except services.NumberInUse:
        messages.error(request, _("The number is promised to someone else from that day on, so the plan stays."))
    else:
        messages.success(request, _("The plan has been cancelled."))
    return redirect("people:person", person.public_id)
