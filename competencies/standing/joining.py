"""Where this part joins the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, merging, office
from accounts.powers import Power
from competencies.standards.signals import standards_changed
from competencies.standing import personal_data, receivers
from competencies.standing.merging import ROOM
from competencies.standing.signals import recomputation_asked

ACTS = {"competencies.recomputed": _("%(actor)s had the competencies of everybody computed anew")}


def join():
    audit.register(ACTS)
    merging.register(ROOM)
    personal_data.register()
    standards_changed.connect(receivers.standards_changed)
    recomputation_asked.connect(receivers.recomputation_asked)
    office.register(
        office.Task(
            label=_("Recomputation of competencies"),
            about=_("Compare what is prepared of everybody with the evidence ledger, and mend what differs."),
            url_name="competencies:recomputations",
            power=Power.RECOMPUTE,
            icon="competency",
            order=390,
        )
    )
