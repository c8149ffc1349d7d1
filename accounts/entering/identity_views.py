"""The first sign-in through the identity provider: the person confirms with a secret that only this site knows."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.entering import activation, identities, identity_provider, limits
from accounts.entering.forms import ConfirmForm
from accounts.entering.identity_adapter import WAITING_KEY
from accounts.entering.security_views import confirmed
from accounts.models import User


@sensitive_post_parameters("secret")
@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request):
    waiting = request.session.get(WAITING_KEY)
    person = waiting and User.objects.filter(public_id=waiting["person"], is_active=True).first()
    if not person:
        return redirect("account_login")
    form = ConfirmForm(request.POST or None, by_code=not person.has_usable_password())
    if request.method == "POST" and form.is_valid() and _is_confirmed(request, form, person):
        del request.session[WAITING_KEY]
        account = SocialAccount(provider=waiting["provider"], uid=waiting["uid"])
        identities.link(user=person, account=account)
        record_authentication(request, person, "socialaccount", provider=account.provider, uid=account.uid)
        return perform_login(request, Login(user=person, redirect_url=waiting["next"] or None))
    context = {"form": form, "person": person, "provider": identity_provider.offered()}
    return render(request, "accounts/entering/confirm_identity.html", context)


def _is_confirmed(request, form, person):
    attempt = limits.attempt(request, action="activate", login=str(person.public_id))
    if not attempt.is_allowed:
        form.add_error(None, _("Too many attempts. Wait 5 minutes, then try again."))
        return False
    secret, now = form.cleaned_data["secret"], timezone.now()
    if person.has_usable_password():
        is_right = person.check_password(secret)
    else:
        is_right = activation.use_code(user=person, code=secret, at=now)
    if not is_right:
        form.add_error("secret", _("This does not match. Check it and try again."))
        return False
    attempt.forgive()
    return True


@require_safe
def unknown(request):
    return render(request, "accounts/entering/identity_unknown.html", {"provider": identity_provider.offered()})


@require_safe
def failed(request):
    return render(request, "accounts/entering/identity_failed.html", {"provider": identity_provider.offered()})


@require_POST
@login_required
@confirmed
def unlink(request):
    """Only for someone who can come back without it."""
    if request.user.has_usable_password():
        identities.unlink(user=request.user)
        messages.success(request, _("The link is removed."))
    else:
        messages.error(request, _("Choose a password first: without one you could not sign in any more."))
    return redirect("accounts:security")
