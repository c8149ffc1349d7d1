"""Where development plans join the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, merging, office
from accounts.powers import Power
from competencies.plans import personal_data, receivers
from competencies.plans.merging import ROOM
from competencies.plans.signals import plan_moved

ACTS = {
    "plan.asked": _("%(subject)s asked their superior to agree to the development plan of %(target)s"),
    "plan.withdrawn": _("%(subject)s took back the request to agree to the development plan of %(target)s"),
    "plan.agreed": _("%(actor)s agreed to the development plan of %(subject)s for %(target)s"),
    "plan.returned": _("%(actor)s returned the development plan of %(subject)s for %(target)s"),
    "plan.reopened": _("%(subject)s opened the agreed development plan of %(target)s for changes"),
    "plan.done": _("%(subject)s marked the development plan of %(target)s as done"),
    "plan.viewed": _("%(actor)s read the development plan of %(subject)s"),
    "plans.viewed": _("%(actor)s looked at the development plans of %(target)s"),
    "plans.exported": _("%(actor)s downloaded the development plans of %(target)s"),
}


def join():
    plan_moved.connect(receivers.tell_of_move)
    merging.register(ROOM)
    personal_data.register()
    audit.register(ACTS)
    office.register(
        office.Task(
            label=_("Development plans"),
            about=_("See who has a development plan for the year, and download the list."),
            url_name="competencies:plans_of_units",
            power=Power.SEE_LEARNING,
            icon="flag",
            order=64,
        )
    )
