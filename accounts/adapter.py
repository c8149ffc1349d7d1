from allauth.account.adapter import DefaultAccountAdapter
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The number or e-mail and the password do not match. Check both and try again."),
        # The longest of the limits on failed sign-ins in ACCOUNT_RATE_LIMITS.
        "too_many_login_attempts": _("Too many failed attempts. Wait 5 minutes, then try again."),
        "enter_current_password": _("This is not your current password."),
    }

    def is_open_for_signup(self, request):
        """People are entered by their agency; nobody signs up alone."""
        return False

    def get_password_change_redirect_url(self, request):
        return reverse("accounts:settings")
