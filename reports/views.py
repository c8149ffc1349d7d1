from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import audit
from accounts.models import Employment, OrgUnit
from accounts.powers import Power
from competencies.lesson_hours.targets import targets_in
from reports.board import PageMissing, all_people, board, page_of_people
from reports.exports import people_csv
from reports.forms import BoardFilter
from reports.people import people_of
from reports.person import person_record
from reports.scope import top_units


@login_required
@require_safe
def unit_board(request):
    """The way in: to the first of the units that the person serves. The board leads on to the others."""
    units = top_units(request.user)
    if not units:
        raise Http404
    return redirect("reports:unit", units[0].public_id)


@login_required
@require_safe
def unit(request, public_id):
    unit = get_object_or_404(OrgUnit.objects.visible_to(request.user), public_id=public_id)
    now = timezone.now()
    form = _filter(request, now)
    year = form.cleaned_data.get("year", form.this_year)
    targets = targets_in(year, agency_path=unit.agency_path)
    people = people_of(unit=unit, targets=targets)
    context = {
        "board": board(user=request.user, unit=unit, people=people, year=year),
        "tops": top_units(request.user),
        "form": form,
        "now": now,
        "page_obj": None,
    }
    if form.is_valid():
        try:
            context["page_obj"] = page_of_people(unit=unit, people=people, targets=targets, filters=form.cleaned_data)
        except PageMissing as missing:
            form.refuse_page(missing.last)
    audit.record_view(request, unit=unit, target=unit.name)
    return render(request, "reports/unit.html", context)


@login_required
@require_safe
def unit_csv(request, public_id):
    """The list that the board shows under the same filters, on all its pages."""
    unit = get_object_or_404(OrgUnit.objects.visible_to(request.user), public_id=public_id)
    now = timezone.now()
    form = _filter(request, now)
    if not form.is_valid():
        return render(request, "reports/export_refused.html", {"form": form, "unit": unit}, status=400)
    filters = form.cleaned_data
    targets = targets_in(filters["year"], agency_path=unit.agency_path)
    people = people_of(unit=unit, targets=targets)
    rows = all_people(unit=unit, people=people, targets=targets, filters=filters)
    audit.record_view(request, unit=unit, target=unit.name, action="unit.exported")
    return people_csv(rows, unit=unit, year=filters["year"], on=timezone.localdate(now))


@login_required
@require_safe
def person(request, public_id):
    seen = Employment.objects.visible_to(request.user).current().filter(user__processing_restricted_at=None)
    employment = get_object_or_404(
        seen.select_related("user", "unit", "rank", "position_kind"), user__public_id=public_id
    )
    now = timezone.now()
    audit.record_view(request, subject=employment.user, unit=employment.unit)
    record = person_record(employment=employment, this_year=timezone.localtime(now).year)
    sees_people = request.user.has_power_over(Power.SEE_PEOPLE, employment.unit)
    return render(request, "reports/person.html", {"record": record, "now": now, "sees_people": sees_people})


def _filter(request, now):
    form = BoardFilter(request.GET, this_year=timezone.localtime(now).year)
    form.full_clean()
    return form
