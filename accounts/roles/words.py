"""What each power lets a person do, for the page that says what one may do and why; and roles in the audit trail."""

from functools import cache

from django.conf import settings
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from accounts.models import RoleAssignment
from accounts.powers import POWERS, Power

WORDS = {
    Power.SEE_LEARNING: _("See how people learn: hours, courses and certificates"),
    Power.SEE_PEOPLE: _("See the people and where they work"),
    Power.MANAGE_PEOPLE: _("Add people and correct their records"),
    Power.IMPORT_PEOPLE: _("Import people from a file"),
    Power.ISSUE_CODES: _("Print codes with which people enter for the first time"),
    Power.RESET_TWO_FACTOR: _("Reset the second step of sign-in"),
    Power.MANAGE_UNITS: _("Change the organisation tree"),
    Power.GRANT_ROLES: _("Grant and end roles"),
    Power.SEE_AUDIT: _("Read the audit trail"),
    Power.HANDLE_DATA_REQUESTS: _("Answer requests about personal data"),
    Power.MANAGE_PRIVACY: _("Keep the privacy notice, retention and the register of breaches"),
    Power.ISSUE_CERTIFICATES: _("Prepare certificates for issue and decide on corrections"),
    Power.REVOKE_CERTIFICATES: _("Revoke certificates"),
    Power.MANAGE_KEYS: _("Create and change the keys that sign certificates"),
    Power.MANAGE_FRAMEWORKS: _("Keep competency frameworks and their crosswalk"),
    Power.MANAGE_STANDARDS: _("Set what positions demand, and learning paths"),
    Power.RUN_ASSESSMENTS: _("Run assessments by superiors and peers"),
    Power.CHECK_CLAIMS: _("Check trainings that people took elsewhere"),
    Power.CORRECT_HOURS: _("Correct lesson hours with a counter-entry"),
    Power.MANAGE_HOURS_RULES: _("Set lesson-hour rules and targets of the agency"),
    Power.ASSIGN_TRAINING: _("Assign training to people"),
    Power.MANAGE_API_KEYS: _("Give other systems keys to read with"),
    Power.RECOMPUTE: _("Have the competencies of everybody computed anew"),
    Power.TEACH: _("Write and publish lessons and quizzes"),
    Power.ORGANISE: _("Organise cohorts"),
    Power.MARK: _("Mark what learners hand in"),
    Power.SIGN: _("Sign certificates"),
}


def powers_in_words(role):
    return [words for power, words in WORDS.items() if power in POWERS[role]]


def role_and_scope(stored):
    """ "trainer: Dinas Kominfo" as "pengajar, Dinas Kominfo"; what names no role stays as it is."""
    role, _colon, scope = stored.partition(": ")
    if role not in RoleAssignment.Role.values:
        return stored
    label = RoleAssignment.Role(role).label
    return gettext("%(role)s, %(scope)s") % {"role": label, "scope": _scope(scope)} if scope else label


def _scope(stored):
    """Names stay; our own words were stored in the language of whoever acted."""
    return next((gettext(words) for words in ("the whole site", "a course") if stored in _everywhere(words)), stored)


@cache
def _everywhere(words):
    found = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            found.add(gettext(words))
    return found
