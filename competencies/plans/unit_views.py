"""How far the development plans of a unit are, for HR officers and auditors."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import audit
from accounts.models import OrgUnit
from accounts.powers import Power
from competencies.plans.export import plans_csv
from competencies.plans.figures import of_unit, people_of
from competencies.plans.listing import rows_of
from competencies.plans.years import chosen_year

PEOPLE_ON_A_PAGE = 50


@login_required
@require_safe
def plans_of_units(request):
    """The way in: to the first of the units that the person serves."""
    units = OrgUnit.objects.visible_to(request.user).order_by("depth", "path")
    first = units.first()
    if first is None or not request.user.has_power(Power.SEE_LEARNING):
        raise Http404
    return redirect("competencies:plans_of_unit", first.public_id)


@login_required
@require_safe
def plans_of_unit(request, public_id):
    unit = get_object_or_404(OrgUnit.objects.visible_to(request.user), public_id=public_id)
    today = timezone.localdate(timezone.now())
    year, years = chosen_year(request, today)
    page = Paginator(_people(unit), PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    audit.record_view(request, unit=unit, target=unit.name, action="plans.viewed")
    context = {
        "unit": unit,
        "above": OrgUnit.objects.visible_to(request.user).filter(path__in=unit.paths_above).order_by("path"),
        "plans": of_unit(unit=unit, year=year),
        "page_obj": page,
        "rows": rows_of(page.object_list, year=year, today=today),
        "year": year,
        "years": years,
    }
    return render(request, "competencies/plans/unit.html", context)


@login_required
@require_safe
def plans_of_unit_csv(request, public_id):
    unit = get_object_or_404(OrgUnit.objects.visible_to(request.user), public_id=public_id)
    today = timezone.localdate(timezone.now())
    year, _years = chosen_year(request, today)
    audit.record_view(request, unit=unit, target=unit.name, action="plans.exported")
    return plans_csv(rows_of(_people(unit), year=year, today=today), unit=unit, year=year, on=today)


def _people(unit):
    return people_of(unit).select_related("user", "unit", "superior").order_by("user__full_name", "user_id")
