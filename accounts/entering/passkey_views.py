"""Passkeys: adding and removing one, signing in with one, and the second step of signing in.

What the browser is asked to sign is made by a POST of the page's script, so that looking at a page stores nothing.
"""

from allauth.account.internal.stagekit import get_pending_stage
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn import views as allauth_views
from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.entering import limits, second_factor
from accounts.entering.second_factor_forms import PasskeyForm
from accounts.entering.security_views import MOST_DIGITS, confirmed, remove_factor


@never_cache
@login_required
@confirmed
@require_http_methods(["GET", "POST"])
def add_passkey(request):
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        had_codes = second_factor.recovery_codes_of(request.user) is not None
        second_factor.add_passkey(user=request.user, **form.cleaned_data)
        messages.success(request, _("The passkey is saved."))
        return redirect("accounts:security" if had_codes else "accounts:recovery_codes")
    return render(request, "accounts/security/add_passkey.html", {"form": form})


@never_cache
@require_POST
@login_required
@confirmed
def passkey_options(request):
    """Always of the kind that signs in alone and asks for fingerprint, face or PIN."""
    return JsonResponse(auth.begin_registration(request.user, passwordless=True))


@require_POST
@login_required
@confirmed
def remove_passkey(request):
    keys = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN)
    chosen = request.POST.get("key", "")
    key = keys.filter(pk=chosen).first() if chosen.isdecimal() and len(chosen) < MOST_DIGITS else None
    if key is None:
        raise Http404
    remove_factor(request, key)
    return redirect("accounts:security")


@never_cache
@require_POST
def sign_in_options(request):
    """For whoever is at the second step the keys of that person; for whoever confirms, their own; else any passkey."""
    if not limits.admits(request):
        return JsonResponse({}, status=429)
    user = request.user if request.user.is_authenticated else None
    if request.POST.get("step") == "second":
        stage = get_pending_stage(request)
        if stage is None or stage.key != AuthenticateStage.key:
            return JsonResponse({}, status=409)
        user = stage.login.user
    return JsonResponse(auth.begin_authentication(user))


class SignInWithPasskeyView(allauth_views.LoginWebAuthnView):
    def get(self, request, *args, **kwargs):
        return redirect("account_login")


sign_in_with_passkey = SignInWithPasskeyView.as_view()


class SecondStepView(AuthenticateView):
    def get_context_data(self, **kwargs):
        """allauth's own would store a challenge at each look at the page."""
        keys = Authenticator.objects.filter(user=self.stage.login.user, type=Authenticator.Type.WEBAUTHN)
        return {"form": self.auth_form, "passkey_form": self.webauthn_form, "has_passkey": keys.exists()}


second_step = SecondStepView.as_view()


class ReauthenticateView(allauth_views.ReauthenticateWebAuthnView):
    def get_context_data(self, **kwargs):
        return super(allauth_views.ReauthenticateWebAuthnView, self).get_context_data(**kwargs)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form))


reauthenticate = ReauthenticateView.as_view()
