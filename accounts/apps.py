from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    default = True

    def ready(self):
        from accounts import office, receivers
        from accounts.signals import password_reset_requested
        from theme import navigation

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


class PeopleAdminConfig(WagtailUsersAppConfig):
    """Wagtail's area "Users", with our own forms: a person here has neither a user name nor a last name."""

    user_viewset = "accounts.admin.people.PersonViewSet"
