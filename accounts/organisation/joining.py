"""What this topic adds to the pages of others."""

from django.utils.translation import gettext_lazy as _

from accounts import office
from accounts.powers import Power


def join():
    office.register(
        office.Task(
            label=_("Organisation"),
            about=_("Open, rename, move, merge and close units, today or on a day to come."),
            url_name="organisation:tree",
            power=Power.MANAGE_UNITS,
            icon="unit",
            order=30,
        )
    )
