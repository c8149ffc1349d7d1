from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

from accounts import identity_numbers
from accounts.entering import identity_provider
from accounts.logins import owner_of

WAITING_KEY = "entering.identity"


class IdentityAdapter(DefaultSocialAccountAdapter):
    """Leads whom the provider vouches for to the person with that number. Nobody is ever created."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def populate_user(self, request, sociallogin, data):
        """Keeps the claims for this request only: none of them is stored with us."""
        claims = sociallogin.account.extra_data
        sociallogin.claims = {**claims.get("id_token", {}), **claims.get("userinfo", {})}
        sociallogin.account.extra_data = {}
        return sociallogin.user

    def pre_social_login(self, request, sociallogin):
        if sociallogin.is_existing:
            return
        person = person_claimed(sociallogin.claims)
        if person is None or not person.is_active:
            raise ImmediateHttpResponse(redirect("entering:identity_unknown"))
        # Who is signed in links their own account, and never comes out as somebody else.
        if request.user.is_authenticated and request.user.pk != person.pk:
            raise ImmediateHttpResponse(redirect("entering:identity_unknown"))
        request.session[WAITING_KEY] = {
            "provider": sociallogin.account.provider,
            "uid": sociallogin.account.uid,
            "person": str(person.public_id),
            "next": sociallogin.get_redirect_url(request) or "",
        }
        raise ImmediateHttpResponse(redirect("entering:confirm_identity"))

    def get_connect_redirect_url(self, request, socialaccount):
        return reverse("accounts:security")

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        raise ImmediateHttpResponse(redirect("entering:identity_failed"))


def person_claimed(claims):
    """By number; by e-mail only if the settings name that claim and the provider says it is verified."""
    number = identity_provider.claimed(claims, settings.OIDC_NUMBER_CLAIM)
    if number:
        return owner_of(identity_numbers.normalise(number))
    email = identity_provider.claimed(claims, settings.OIDC_EMAIL_CLAIM)
    return owner_of(email) if "@" in email and claims.get("email_verified") is True else None
