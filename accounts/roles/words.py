"""What each power lets a person do, in words for the page that says what one may do and why."""

from django.utils.translation import gettext_lazy as _

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
    Power.REVOKE_CERTIFICATES: _("Revoke certificates"),
    Power.TEACH: _("Write and publish lessons and quizzes"),
    Power.ORGANISE: _("Organise cohorts"),
    Power.MARK: _("Mark what learners hand in"),
    Power.SIGN: _("Sign certificates"),
}


def powers_in_words(role):
    return [words for power, words in WORDS.items() if power in POWERS[role]]
