"""Where this room joins the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, office, person_links
from accounts.powers import Power
from reports.scope import may_see_boards
from theme import navigation

ACTS = {
    "unit.exported": _("%(actor)s downloaded the list of people of %(target)s"),
    "team.viewed": _("%(actor)s looked at their team"),
}


def join():
    audit.register(ACTS)
    navigation.register(
        navigation.Item(label=_("Units"), url_name="reports:unit_board", icon="unit", order=50, visible=may_see_boards)
    )
    office.register(
        office.Task(
            label=_("Competency gaps"),
            about=_("Who reaches the levels that positions demand, and assign training"),
            url_name="reports:own_gap_map",
            power=Power.SEE_LEARNING,
            icon="competency",
            order=45,
        )
    )
    person_links.register(
        person_links.PersonLink(
            label=_("Learning record"),
            url_name="reports:person",
            power=Power.SEE_LEARNING,
            exists=has_record,
            order=10,
        )
    )


def has_record(person, *, is_employed):
    """The record is one of people who work here, and not of those who had the use of their data restricted."""
    return is_employed and person.processing_restricted_at is None
