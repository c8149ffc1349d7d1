"""Where this part joins the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, office
from accounts.powers import Power
from competencies.profile import personal_data
from competencies.profile.sharing import SECTIONS

ACTS = {
    "cv.shared": _("%(actor)s made a link that shows their digital CV for a while"),
    "cv.share_ended": _("%(actor)s withdrew a link to their digital CV"),
    "competencies.exported": _("%(actor)s exported competencies and lesson hours of %(target)s"),
}


def join():
    audit.register(ACTS)
    audit.register_words(reasons={"cv.shared": in_words})
    personal_data.register()
    office.register(
        office.Task(
            label=_("Competencies and lesson hours"),
            about=_("Download both as CSV or XLSX for the people of the units that you serve."),
            url_name="competencies:export",
            power=Power.SEE_LEARNING,
            icon="download",
            order=35,
        )
    )


def in_words(reason):
    return ", ".join(str(SECTIONS.get(name, name)) for name in reason.split(", "))
