from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import services
from accounts.models import OrgUnit, UnitChange
from accounts.organisation.forms import SearchForm
from accounts.organisation.tree import (
    MOST_ROWS,
    Tree,
    above,
    find,
    history_of,
    planned_for,
    units_of,
    with_paths,
)
from accounts.organisation.words import problem, sentence
from accounts.powers import Power

PER_PAGE = 50


@login_required
@require_safe
def tree(request):
    """The tree level by level, or what a search finds."""
    if not request.user.has_power(Power.MANAGE_UNITS):
        raise Http404
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    context = {"form": form, "words": words, "today": timezone.localdate()}
    if words:
        context["page_obj"] = _found(request, words)
    else:
        rows = Tree(request.user).rows(_unfolded(request))
        plans = planned_for(units_of(request.user))[:PER_PAGE]
        context |= {"rows": rows, "is_cut": len(rows) == MOST_ROWS, "plans": _told(plans)}
    return render(request, "accounts/organisation/tree.html", context)


def _found(request, words):
    page = Paginator(find(units_of(request.user), words).order_by("name", "pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    page.object_list = with_paths(page.object_list)
    return page


def _unfolded(request):
    """The unit whose level is open; an address that somebody mistyped is not found."""
    wanted = request.GET.get("open")
    if not wanted:
        return None
    try:
        return get_object_or_404(units_of(request.user), public_id=wanted)
    except (ValueError, TypeError, ValidationError) as error:
        raise Http404 from error


def _told(changes):
    return [(change, sentence(change), problem(change)) for change in changes]


@login_required
@require_safe
def unit(request, public_id):
    unit = get_object_or_404(units_of(request.user).select_related("merged_into"), public_id=public_id)
    known = Tree(request.user)
    below = list(OrgUnit.objects.filter(path__startswith=unit.path, depth=unit.depth + 1))
    return render(
        request,
        "accounts/organisation/unit.html",
        {
            "unit": unit,
            "today": timezone.localdate(),
            "above": above(request.user, unit),
            "facts": _facts(unit, known),
            "children": [known.row(child) for child in below if not child.is_closed],
            "closed": [child for child in below if child.is_closed],
            "history": _told(history_of(unit)),
            "plans": _told(planned_for([unit])),
        },
    )


def _facts(unit, known):
    return [
        (_("Short name"), unit.short_name),
        (_("Local code"), unit.code),
        (_("SIASN unor id"), unit.siasn_id),
        (_("Opened on"), unit.opened_on),
        (_("Closed on"), unit.closed_on),
        (_("Merged into"), unit.merged_into),
        (_("Employees here and in the units below"), known.people_in(unit)),
    ]


@login_required
@require_POST
def cancel(request, public_id):
    change = get_object_or_404(
        UnitChange.objects.within_power(request.user, Power.MANAGE_UNITS).select_related("unit"), public_id=public_id
    )
    try:
        services.cancel_change(change=change, at=timezone.now(), by=request.user)
    except services.UnitChangeRefused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The planned change has been cancelled."))
    return redirect("organisation:unit", change.unit.public_id)
