from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.entering import secrets_at_rest


class TwoFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or it has been used already. Wait for the next one and enter it."),
    }

    def get_totp_label(self, user):
        return user.full_name

    def get_totp_issuer(self):
        return settings.WAGTAIL_SITE_NAME

    def _get_user_identifier(self, user):
        return user.full_name

    def _get_site_name(self):
        return settings.WAGTAIL_SITE_NAME

    def encrypt(self, text):
        return secrets_at_rest.encrypt(text)

    def decrypt(self, encrypted_text):
        return secrets_at_rest.decrypt(encrypted_text)
