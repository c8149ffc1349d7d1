"""What the room as a whole brings to the site: two links behind the person's name, and rights after each `migrate`."""

from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from accounts import office, receivers
from accounts.signals import password_reset_requested
from theme import navigation


def join():
    password_reset_requested.connect(receivers.mail_password_link)
    post_migrate.connect(receivers.grant_registered_permissions)
    navigation.register(
        navigation.Item(
            label=_("My account"),
            url_name="accounts:settings",
            icon="settings",
            order=90,
            place=navigation.ACCOUNT,
            visible=navigation.signed_in,
        )
    )
    navigation.register(
        navigation.Item(
            label=_("Office tasks"),
            url_name="accounts:office",
            icon="unit",
            order=80,
            place=navigation.ACCOUNT,
            visible=office.is_officer,
        )
    )
