"""What this part tells the rooms below; called when the app is ready."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accounts import audit, office
from accounts.powers import Power


def join():
    audit.register(
        {
            "issuer.created": _("The issuer %(target)s was made"),
            "key.activated": _("Signing key %(target)s was put to use"),
            "key.compromised": _("%(actor)s gave up signing key %(target)s, because others may know it"),
            "key.created": _("Signing key %(target)s was made"),
            "key.imported": _("Signing key %(target)s of an authority was taken over"),
            "key.renewal_asked": _("%(actor)s had the certificates signed anew that rest on key %(target)s"),
        }
    )
    office.register(
        office.Task(
            label=_("Signing keys"),
            about=_("See what certificates are signed with, change keys, give up a key that others may know."),
            url_name="certificates:keys",
            power=Power.MANAGE_KEYS,
            icon="lock",
            order=140,
        )
    )
    hooks.register("register_settings_menu_item", KeysItem.make)


class KeysItem(MenuItem):
    """In the content admin as well, where administrators look for settings."""

    def is_shown(self, request):
        return request.user.has_power(Power.MANAGE_KEYS)

    @classmethod
    def make(cls):
        return cls(_("Signing keys"), reverse("certificates:keys"), icon_name="key", order=700)
