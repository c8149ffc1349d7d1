"""Where this topic joins the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, merging, office
from accounts.people.merging import ROOM
from accounts.powers import Power

ACTS = {
    "person.added": _("%(actor)s added %(subject)s"),
    "person.corrected": _("%(actor)s corrected the name or e-mail of %(subject)s"),
    "person.left": _("%(actor)s recorded that %(subject)s left"),
    "person.account_closed": _("%(actor)s closed the account of %(subject)s"),
    "person.account_opened": _("%(actor)s opened the account of %(subject)s"),
    "employment.started": _("%(actor)s recorded a new employment of %(subject)s"),
    "employment.corrected": _("%(actor)s corrected the employment of %(subject)s"),
    "employment.plan_cancelled": _("%(actor)s cancelled what was planned for %(subject)s"),
    "employment.superior_set": _("%(actor)s changed the superior of %(subject)s"),
    "people.merged": _("%(actor)s merged another record into that of %(subject)s"),
    "people.merged_away": _("%(actor)s merged the record of %(subject)s into another"),
    "people.listed": _("%(actor)s looked through the list of people"),
}


def join():
    audit.register(ACTS)
    merging.register(ROOM)
    office.register(
        office.Task(
            label=_("Employees"),
            about=_("Find a person, record where they work, correct what is wrong."),
            url_name="people:list",
            power=Power.SEE_PEOPLE,
            icon="people",
            order=10,
        )
    )
