"""What the services refuse, as words at the field where it can be put right."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.services import appointing, roles

WORDS = {
    appointing.NotYoursToGrant: (
        None,
        _("You may not give this role to this person there. Name a unit or course that you serve yourself."),
    ),
    appointing.NotForOneself: ("person", _("Nobody gives a role to themselves. Ask another officer.")),
    appointing.NotToBeDelegated: (None, _("This role is over or was itself delegated to you.")),
    appointing.NeedsAnotherOfficer: (None, _("You took part in this proposal, so another officer decides on it.")),
    appointing.ProposalClosed: (None, _("This proposal has been decided on or has lapsed.")),
    appointing.ReasonRequired: ("reason", _("Say why you refuse.")),
    roles.RoleEndsTooEarly: (
        "ends_on",
        _("Choose another last day: the role itself ends sooner."),
    ),
    roles.UnitRequired: ("unit", _("This role serves a unit: name it.")),
    roles.UnitNotAllowed: ("unit", _("An administrator serves the whole site: leave the unit empty.")),
    roles.CourseNotAllowed: ("course", _("This role is not held in a course: leave the course empty.")),
    roles.LastAdministrator: (None, _("This is the last administrator. Appoint another one first.")),
}
REFUSALS = (*WORDS, roles.RoleOverlaps)


def refuse(form, refusal, *, person="person"):
    if isinstance(refusal, roles.RoleOverlaps):
        form.add_error(person if person in form.fields else None, _overlap(refusal.args[0]))
        return
    field, words = WORDS[type(refusal)]
    field = person if field == "person" else field
    form.add_error(field if field in form.fields else None, words)


def _overlap(held):
    facts = {"start": _day(held.started_at), "end": _day(held.ended_at)}
    if held.ended_at is None:
        return _("This person holds the role from %(start)s on. End it first.") % facts
    return _("This person holds the role from %(start)s to %(end)s. End it first, or choose other days.") % facts


def _day(moment):
    return date_format(localtime(moment), "DATE_FORMAT") if moment else ""
