"""What the acts of this topic are called in the audit trail."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.privacy import registry
from accounts.privacy.optional_purposes import PURPOSES

SENTENCES = {
    "privacy.notice_read": _("%(subject)s read the privacy notice"),
    "privacy.notice_published": _("%(actor)s published a privacy notice"),
    "privacy.contact_changed": _("%(actor)s changed the data-protection contact"),
    "privacy.consent_given": _("%(subject)s gave consent"),
    "privacy.consent_withdrawn": _("%(subject)s withdrew consent"),
    "privacy.copy_asked": _("%(subject)s asked for a copy of their data"),
    "privacy.request_filed": _("%(subject)s made a data request"),
    "privacy.request_taken": _("%(actor)s took on a data request of %(subject)s"),
    "privacy.request_done": _("%(actor)s answered a data request of %(subject)s"),
    "privacy.request_refused": _("%(actor)s refused a data request of %(subject)s"),
    "privacy.request_withdrawn": _("%(subject)s withdrew a data request"),
    "privacy.restricted": _("%(actor)s restricted the use of data of %(subject)s"),
    "privacy.restriction_lifted": _("%(actor)s lifted the restriction of data of %(subject)s"),
    "privacy.erased": _("%(actor)s erased the data of a person"),
    "privacy.activity_changed": _("%(actor)s changed the record of processing activities"),
    "privacy.retention_switched_on": _("%(actor)s switched on a retention rule"),
    "privacy.retention_switched_off": _("%(actor)s switched off a retention rule"),
    "privacy.retention_changed": _("%(actor)s changed a retention rule"),
    "privacy.breach_recorded": _("%(actor)s recorded a data breach"),
    "privacy.breach_changed": _("%(actor)s changed a data breach"),
    "privacy.breach_people_added": _("%(actor)s added people to a data breach"),
    "privacy.breach_agency_told": _("%(actor)s recorded that the agency was told of a data breach"),
    "privacy.breach_mailing_started": _("%(actor)s had the people of a data breach told by mail"),
    "privacy.breach_letters_sent": _("%(actor)s recorded letters about a data breach"),
    "privacy.breach_closed": _("%(actor)s closed a data breach"),
}


def rule_and_version(stored):
    """ "leavers v2" by what the rule is about."""
    code, _space, version = stored.partition(" ")
    target = registry.retention_target(code)
    return f"{target.label}, {version_in_words(version)}" if target else stored


def version_in_words(stored):
    number = stored.removeprefix("v")
    return gettext("version %(number)s") % {"number": number} if number.isdigit() else stored


def purpose_in_words(stored):
    return PURPOSES[stored].title if stored in PURPOSES else stored


def reason_of_erasure(stored):
    return _("a retention rule") if stored == "retention" else stored


TARGETS = {
    "privacy.consent_": purpose_in_words,
    "privacy.notice_": version_in_words,
    "privacy.retention_": rule_and_version,
}
REASONS = {"privacy.erased": reason_of_erasure}
