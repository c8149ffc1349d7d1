"""A person's own page of password, second step, sessions and the linked identity."""

from allauth.account import views as allauth_views
from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.entering import identities, identity_provider, qr, required_roles, second_factor, sessions
from accounts.entering.second_factor_forms import AppForm

MOST_DIGITS = 19  # of a row's number
confirmed = reauthentication_required(app="allauth.mfa")


@require_safe
@never_cache
@login_required
def overview(request):
    user = request.user
    codes_left = second_factor.recovery_codes_of(user)
    context = {
        "app": second_factor.app_of(user),
        "passkeys": second_factor.passkeys_of(user),
        "codes_left": None if codes_left is None else len(codes_left),
        "is_required": required_roles.is_required_of(user),
        "sessions": sessions.open_sessions(user=user, current_key=request.session.session_key, at=timezone.now()),
        "provider": identity_provider.offered(),
        "identity": identities.of(user),
    }
    return render(request, "accounts/security/overview.html", context)


@sensitive_post_parameters("password1", "password2")
@never_cache
@login_required
def set_password(request):
    """The first password of who came in without one. There is none to confirm with: the sign-in must be new."""
    if not (request.user.has_usable_password() or sessions.is_fresh_without_password(request)):
        messages.error(
            request,
            _(
                "You have no password yet. Sign out, sign in again on your own device and choose one within "
                "15 minutes, or activate your account with a code from your office."
            ),
        )
        return redirect("accounts:security")
    return allauth_views.password_set(request)


@sensitive_post_parameters("secret", "code")
@never_cache
@login_required
@confirmed
@require_http_methods(["GET", "POST"])
def add_app(request):
    if second_factor.app_of(request.user):
        return redirect("accounts:security")
    form = AppForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        second_factor.add_app(user=request.user, secret=form.secret)
        messages.success(request, _("The second sign-in step is on. Keep the recovery codes below in a safe place."))
        return redirect("accounts:recovery_codes")
    context = {"form": form, "secret": form.readable_secret, "picture": qr.data_uri(form.app_address)}
    return render(request, "accounts/security/add_app.html", context)


@require_POST
@login_required
@confirmed
def remove_app(request):
    app = second_factor.app_of(request.user)
    if app:
        remove_factor(request, app)
    return redirect("accounts:security")


def remove_factor(request, authenticator):
    try:
        second_factor.remove(user=request.user, authenticator=authenticator)
        messages.success(request, _("Removed."))
    except second_factor.StillRequired:
        messages.error(request, _("Your role needs a second sign-in step. Set up another one first."))


@never_cache
@login_required
@confirmed
@require_http_methods(["GET", "POST"])
def recovery_codes(request):
    if request.method == "POST":
        second_factor.renew_recovery_codes(user=request.user)
        return redirect("accounts:recovery_codes")
    return render(request, "accounts/security/recovery_codes.html", {"codes": _codes_or_404(request.user)})


@never_cache
@require_safe
@login_required
@confirmed
def download_recovery_codes(request):
    text = "\n".join(_codes_or_404(request.user)) + "\n"
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="kode-pemulihan.txt"'
    return response


def _codes_or_404(user):
    codes = second_factor.recovery_codes_of(user)
    if codes is None:
        raise Http404
    return codes


@require_POST
@login_required
def end_session(request):
    chosen = request.POST.get("session", "")
    if not (chosen.isdecimal() and len(chosen) < MOST_DIGITS):
        raise Http404
    sessions.end(user=request.user, session_id=int(chosen))
    messages.success(request, _("That device is signed out."))
    return redirect("accounts:security")


@require_POST
@login_required
def end_other_sessions(request):
    sessions.end_others(user=request.user, current_key=request.session.session_key)
    messages.success(request, _("All your other devices are signed out."))
    return redirect("accounts:security")
