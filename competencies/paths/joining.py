"""Where learning paths join the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, office
from accounts.powers import Power

ACTS = {
    "path.drafted": _("%(actor)s drafted the learning path “%(target)s”"),
    "path.changed": _("%(actor)s changed the learning path “%(target)s”"),
    "path.discarded": _("%(actor)s discarded the draft of the learning path “%(target)s”"),
    "path.course_added": _("%(actor)s added a course to the learning path “%(target)s”"),
    "path.course_moved": _("%(actor)s changed the order of the learning path “%(target)s”"),
    "path.course_removed": _("%(actor)s removed a course from the learning path “%(target)s”"),
    "path.published": _("%(actor)s published the learning path “%(target)s”"),
    "path.retired": _("%(actor)s stopped offering the learning path “%(target)s”"),
}


def join():
    audit.register(ACTS)
    office.register(
        office.Task(
            label=_("Learning paths"),
            about=_("Put courses in the order in which people of a position should take them."),
            url_name="competencies:paths_kept",
            power=Power.MANAGE_STANDARDS,
            icon="book",
            order=131,
        )
    )
