from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    default = True

    def ready(self):
        from accounts import joining
        from accounts.api_keys import joining as api_keys
        from accounts.audit import joining as audit
        from accounts.entering import joining as entering
        from accounts.imports import joining as imports
        from accounts.kiosk import joining as kiosk
        from accounts.organisation import joining as organisation
        from accounts.people import joining as people
        from accounts.privacy import joining as privacy
        from accounts.roles import joining as roles

        for topic in (joining, api_keys, audit, entering, imports, kiosk, organisation, people, privacy, roles):
            topic.join()


class PeopleAdminConfig(WagtailUsersAppConfig):
    """Wagtail's area "Users", with our own forms: a person here has neither a user name nor a last name."""

    user_viewset = "accounts.admin.people.PersonViewSet"
