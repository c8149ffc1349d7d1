"""What people see on a shared device: signing in with a card, choosing its PIN."""

from functools import wraps

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts.entering import limits
from accounts.kiosk import cards
from accounts.kiosk.forms import CardForm, ChoosePinForm
from theme.permissions_policy import permissions_policy

# The camera reads the card's QR code; every other page has given it up.
CAMERA_HERE = permissions_policy(camera="(self)")


def only_on_shared_devices(view):
    """Cards open nothing where sessions are long and leave traces."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.shared_device is None:
            return render(request, "accounts/kiosk/not_shared.html", status=200)
        if request.user.is_authenticated:
            return redirect("home:dashboard")
        response = view(request, *args, **kwargs)
        response.headers["Permissions-Policy"] = CAMERA_HERE
        return response

    return guarded


@sensitive_post_parameters("card", "pin")
@never_cache
@require_http_methods(["GET", "POST"])
@only_on_shared_devices
def enter(request):
    form = CardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = _owner_of_card(request, form)
        if user:
            record_authentication(request, user, "card")
            return perform_login(request, Login(user=user))
    context = {"form": form, "has_ended": request.has_ended_here, "device": request.shared_device}
    return render(request, "accounts/kiosk/enter.html", context)


def _owner_of_card(request, form):
    if not limits.admits(request, "kiosk"):
        form.add_error(None, _("Too many attempts. Wait a minute, then try again."))
        return None
    given = form.cleaned_data
    try:
        return cards.enter(number=given["card"], pin=given["pin"], at=timezone.now())
    except cards.CardRefused:
        form.add_error(
            None,
            _(
                "The card and the PIN do not match, the card has no PIN yet, or it is no longer valid. "
                "After 5 failed attempts a card is locked: then ask the HR officer of your unit for a new one."
            ),
        )
        return None


@sensitive_post_parameters("card", "secret", "pin", "again")
@never_cache
@require_http_methods(["GET", "POST"])
@only_on_shared_devices
def choose_pin(request):
    form = ChoosePinForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _has_chosen(request, form):
        messages.success(request, _("Your PIN is set. Sign in with your card and the new PIN."))
        return redirect("kiosk:enter")
    return render(request, "accounts/kiosk/choose_pin.html", {"form": form})


def _has_chosen(request, form):
    given, now = form.cleaned_data, timezone.now()
    if not limits.admits(request, "kiosk"):
        form.add_error(None, _("Too many attempts. Wait a minute, then try again."))
        return False
    try:
        cards.choose_pin(number=given["card"], secret=given["secret"], pin=given["pin"], at=now)
    except cards.PinTooPersonal:
        form.add_error("pin", _("Do not use your birth date or a part of your NIP as your PIN."))
        return False
    except cards.CardRefused:
        form.add_error(
            None,
            _(
                "The card and the password or code do not match, or the card is no longer valid. "
                "After 5 failed attempts a card is locked: then ask the HR officer of your unit for a new one."
            ),
        )
        return False
    return True


@never_cache
@require_safe
def presence(request):
    """Somebody is still there: the answer renews the cookie that says so, and nothing is written."""
    return HttpResponse(status=204 if request.user.is_authenticated else 401)
