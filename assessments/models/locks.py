from django.utils.translation import gettext as _
from wagtail.locks import BaseLock


class RetiredLock(BaseLock):
    """Nobody changes what is retired; it can be brought back."""

    def for_user(self, user):
        return True

    def get_message(self, user):
        return _("This question is retired. Bring it back on its card before you change it.")

    def get_locked_by(self, user):
        return _("Retired")
