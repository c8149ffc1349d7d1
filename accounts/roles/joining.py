from django.utils.translation import gettext_lazy as _

from accounts import office
from accounts.powers import Power


def join():
    office.register(
        office.Task(
            label=_("Roles"),
            about=_("See who may do what in your units, grant and end roles, decide on proposals."),
            url_name="roles:manage",
            power=Power.GRANT_ROLES,
            icon="settings",
            order=40,
        )
    )
