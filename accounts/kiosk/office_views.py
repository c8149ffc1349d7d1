"""Where officers make computers shared devices, print sign-in cards, and take them back."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.kiosk import card_sheet, cards, devices
from accounts.kiosk.forms import DeviceForm
from accounts.models import Employment, KioskCard, KioskDevice, OrgUnit
from accounts.powers import Power

PER_PAGE = 50
POWER = Power.ISSUE_CODES


def served_units(user):
    """The top units of what the officer serves; 404 for whoever serves none."""
    if not user.has_power(POWER):
        raise Http404
    if user.is_superuser:
        return OrgUnit.objects.open().filter(depth=1).order_by("name")
    return OrgUnit.objects.open().filter(pk__in=[unit.pk for unit in user.units_with(POWER)]).order_by("name")


# --- Devices ------------------------------------------------------------------------------------


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def devices_page(request):
    """Making this computer a shared device ends the officer's own session here, as any that began before."""
    form = DeviceForm(request.POST or None, units=served_units(request.user))
    if request.method == "POST" and form.is_valid():
        device = devices.make_device(
            name=form.cleaned_data["name"],
            unit=form.cleaned_data["unit"],
            made_by=request.user,
            at=timezone.now(),
        )
        logout(request)
        response = redirect("kiosk:enter")
        devices.mark(response, device)
        return response
    known = KioskDevice.objects.in_use().within_power(request.user, POWER).select_related("unit")
    page = Paginator(known, PER_PAGE).get_page(request.GET.get("page"))
    minutes = {"idle": settings.KIOSK_IDLE // 60, "longest": settings.KIOSK_LONGEST // 60}
    return render(request, "accounts/kiosk/devices.html", {"form": form, "page_obj": page, **minutes})


@require_POST
@login_required
def end_device(request, public_id):
    device = get_object_or_404(KioskDevice.objects.within_power(request.user, POWER), public_id=public_id)
    devices.revoke_device(device=device, at=timezone.now())
    messages.success(request, _("%(device)s is no shared device any more.") % {"device": device.name})
    return redirect("kiosk:devices")


# --- Cards --------------------------------------------------------------------------------------


@require_safe
@login_required
def choose_unit(request):
    units = list(served_units(request.user))
    if len(units) == 1:
        return redirect("kiosk:unit_cards", units[0].public_id)
    return render(request, "accounts/kiosk/choose_unit.html", {"units": units})


@require_safe
@login_required
def unit_cards(request, public_id):
    unit = get_object_or_404(_units(request), public_id=public_id)
    now = timezone.now()
    standing = Prefetch("user__kiosk_cards", KioskCard.objects.standing(now), to_attr="standing_cards")
    people = cards.holders(unit).select_related("user", "unit").prefetch_related(standing)
    context = {
        "unit": unit,
        "is_first_page": list(served_units(request.user)) == [unit],
        "parts": unit.get_children().filter(closed_on=None).order_by("name"),
        "page_obj": Paginator(people.order_by("user__full_name", "pk"), PER_PAGE).get_page(request.GET.get("page")),
        "missing": cards.without_card(unit, at=now).count(),
        "most_on_a_sheet": cards.MOST_ON_A_SHEET,
    }
    return render(request, "accounts/kiosk/unit_cards.html", context)


@never_cache
@require_POST
@login_required
def print_missing(request, public_id):
    """The numbers are in this answer and nowhere else; those whose cards get lost now get new ones one by one."""
    unit = get_object_or_404(_units(request), public_id=public_id)
    now = timezone.now()
    try:
        slips = cards.issue_missing(unit=unit, issued_by=request.user, at=now)
    except cards.NobodyWithoutCard:
        messages.info(request, _("Everyone in this unit has a card."))
        return redirect("kiosk:unit_cards", public_id)
    return _sheet(slips, now)


@never_cache
@require_POST
@login_required
def print_card(request, public_id):
    employment, now = _employment(request, public_id), timezone.now()
    return _sheet(cards.issue_cards(employments=[employment], issued_by=request.user, at=now), now)


@require_POST
@login_required
def revoke_card(request, public_id):
    employment = _employment(request, public_id)
    cards.revoke_cards(user=employment.user, at=timezone.now())
    messages.success(request, _("The card of %(person)s is no longer valid.") % {"person": employment.user})
    return redirect("kiosk:unit_cards", employment.unit.public_id)


def _units(request):
    return OrgUnit.objects.open().within_power(request.user, POWER)


def _employment(request, public_id):
    found = Employment.objects.current().within_power(request.user, POWER).filter(user__is_active=True)
    return get_object_or_404(found.select_related("user", "unit"), user__public_id=public_id)


def _sheet(slips, at):
    response = HttpResponse(card_sheet.draw(slips=slips, at=at), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="kartu-masuk.pdf"'
    return response
