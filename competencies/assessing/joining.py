"""Where this part joins the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, merging, office
from accounts.powers import Power
from competencies.assessing import personal_data, proof_links
from competencies.assessing.merging import ROOM
from competencies.ledger import proof_links as links


def join():
    personal_data.register()
    merging.register(ROOM)
    links.register("superior", proof_links.result_pages)
    audit.register(
        {
            "assessment.created": _("%(actor)s made the assessment cycle “%(target)s”"),
            "assessment.changed": _("%(actor)s changed the draft of the assessment cycle “%(target)s”"),
            "assessment.started": _("%(actor)s started the assessment cycle “%(target)s”"),
            "assessment.cancelled": _("%(actor)s cancelled the assessment cycle “%(target)s”"),
            "assessment.viewed": _("%(actor)s looked at the progress of the assessment cycle “%(target)s”"),
            "rating.submitted": _("%(actor)s assessed %(subject)s in “%(target)s”"),
            "rating.taken_back": _("%(actor)s took back the assessment of %(subject)s in “%(target)s”"),
            "peers.removed": _("%(actor)s removed a name from those who assess %(subject)s in “%(target)s”"),
        }
    )
    office.register(
        office.Task(
            label=_("Competency assessment"),
            about=_("Let superiors, and peers where wished, assess the competencies of the people of your units."),
            url_name="competencies:cycles",
            power=Power.RUN_ASSESSMENTS,
            icon="competency",
            order=65,
        )
    )
