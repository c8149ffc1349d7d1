"""Where what positions demand joins the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, office
from accounts.powers import Power
from accounts.privacy.registry import leave_out_of_exports

ACTS = {
    "standard.drafted": _("%(actor)s drafted the position standard “%(target)s”"),
    "standard.changed": _("%(actor)s changed the draft of the position standard “%(target)s”"),
    "standard.discarded": _("%(actor)s discarded the draft of the position standard “%(target)s”"),
    "standard.line_added": _("%(actor)s added a line to the position standard “%(target)s”"),
    "standard.line_changed": _("%(actor)s changed a line of the position standard “%(target)s”"),
    "standard.line_removed": _("%(actor)s removed a line from the position standard “%(target)s”"),
    "standard.lines_imported": _("%(actor)s took lines of the position standard “%(target)s” from a file"),
    "standard.published": _("%(actor)s published the position standard “%(target)s”"),
    "standard.taken_back": _("%(actor)s took the position standard “%(target)s” back before it began"),
    "standard.ended": _("%(actor)s set the last day of the position standard “%(target)s”"),
}


def join():
    audit.register(ACTS)
    leave_out_of_exports(
        "competencies.PositionStandard", reason="The official act of an officer; it stands in the audit trail."
    )
    audit.register_words(names={"lines_taken": _("lines taken from the file")})
    office.register(
        office.Task(
            label=_("Position standards"),
            about=_("Set which competencies positions demand, at which level and from when."),
            url_name="competencies:standards",
            power=Power.MANAGE_STANDARDS,
            icon="competency",
            order=130,
        )
    )
