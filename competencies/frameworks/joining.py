"""Where this part joins the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, office
from accounts.powers import Power

SENTENCES = {
    "framework.added": _("%(actor)s added the competency framework %(target)s"),
    "framework.imported": _("%(actor)s changed the competency framework %(target)s from a file"),
    "framework.changed": _("%(actor)s changed the competency framework %(target)s"),
    "framework.competency_added": _("%(actor)s added the competency %(target)s"),
    "framework.competency_changed": _("%(actor)s changed the competency %(target)s"),
    "crosswalk.imported": _("%(actor)s changed the crosswalk of competencies from a file (%(target)s)"),
    "crosswalk.removed": _("%(actor)s removed a line of the crosswalk of competencies: %(target)s"),
}


def join():
    audit.register(SENTENCES)
    audit.register_words(names={"added": _("rows added"), "changed": _("rows changed")})
    office.register(
        office.Task(
            label=_("Competency frameworks"),
            about=_("Add your agency's own framework, import and export frameworks, and keep the crosswalk."),
            url_name="competencies:frameworks",
            power=Power.MANAGE_FRAMEWORKS,
            icon="competency",
            order=128,
        )
    )
