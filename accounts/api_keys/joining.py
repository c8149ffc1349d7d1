"""Where keys join the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, office
from accounts.api_keys import personal_data
from accounts.powers import Power

ACTS = {
    "api_key.made": _("%(actor)s made the API key %(target)s"),
    "api_key.revoked": _("%(actor)s revoked the API key %(target)s"),
    "api_key.used": _("A system read with the API key %(target)s"),
}


def join():
    audit.register(ACTS)
    personal_data.register()
    office.register(
        office.Task(
            label=_("Keys for the API"),
            about=_("Let other systems of your agency read competencies and lesson hours."),
            url_name="api_keys:agency",
            power=Power.MANAGE_API_KEYS,
            icon="lock",
            order=85,
        )
    )
