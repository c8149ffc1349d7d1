from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.audit.addresses import client_address
from accounts.entering import limits

UNKNOWN_ADDRESS = "0.0.0.0"  # noqa: S104 - nothing listens here: sessions want an address in this form


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The number or e-mail and the password do not match. Check both and try again."),
        # The longest of the limits on failed sign-ins in ACCOUNT_RATE_LIMITS.
        "too_many_login_attempts": _("Too many failed attempts. Wait 5 minutes, then try again."),
        "rate_limited": _("Too many failed attempts. Wait 5 minutes, then try again."),
        "incorrect_password": _("This is not your current password."),
        "enter_current_password": _("This is not your current password."),
    }

    def is_open_for_signup(self, request):
        """People are entered by their agency; nobody signs up alone."""
        return False

    def get_client_ip(self, request):
        """One way to know the address, here and in the audit trail; without one, all strangers count as one."""
        return client_address(request.META, trusted_proxies=settings.ALLAUTH_TRUSTED_PROXY_COUNT) or UNKNOWN_ADDRESS

    def pre_authenticate(self, request, **credentials):
        self._attempt = limits.attempt(request, action="login_failed", login=credentials["email"].lower())
        if not self._attempt.is_allowed:
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self):
        self._attempt.forgive()

    def _delete_login_attempts_cached_email(self, request, **credentials):
        """Nothing: a number's failures are counted apart for each address, and end by themselves."""

    def set_password(self, user, password):
        """Saves nothing else: on a shared device this object has laid down powers that the person still has."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def reauthenticate(self, user, password):
        return user.check_password(password)

    def respond_user_inactive(self, request, user):
        """To whoever came by passkey or through the identity provider; the page names no reason."""
        return redirect("entering:refused")

    def get_password_change_redirect_url(self, request):
        return reverse("accounts:security")
