"""Where this part joins the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, office, person_links
from accounts.powers import Power


def is_employed_now(person, *, is_employed):
    return is_employed


ACTS = {
    "hours.corrected": _("%(actor)s corrected the lesson hours of %(subject)s for “%(target)s”"),
    "hours.exported": _("%(actor)s downloaded the statement of lesson hours of %(subject)s"),
    "hours_rule.made": _("%(actor)s made the lesson hour rule “%(target)s”"),
    "hours_target.set": _("%(actor)s set a target of lesson hours for %(target)s"),
}
RULES = office.Task(
    label=_("Lesson hour rules and targets"),
    about=_("See what each form of training counts, prepare a rule of your agency, and set its annual targets."),
    url_name="competencies:hours_rules",
    power=Power.MANAGE_HOURS_RULES,
    icon="clock",
    order=75,
)
STATEMENT = person_links.PersonLink(
    label=_("Statement of lesson hours"),
    url_name="competencies:hours_of",
    power=Power.SEE_LEARNING,
    exists=is_employed_now,
    order=60,
)


def join():
    audit.register(ACTS)
    office.register(RULES)
    person_links.register(STATEMENT)
