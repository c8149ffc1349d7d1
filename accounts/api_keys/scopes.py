"""What a key may read, by code and in words. Pure but for the words."""

from django.utils.translation import gettext_lazy as _

COMPETENCIES = "people.competencies:read"
HOURS = "people.hours:read"
GAPS = "people.gaps:read"
TRAININGS = "trainings:read"
OWN = "own:read"

OF_AGENCIES = {
    COMPETENCIES: _("Proved competencies of the agency's people, with the evidence"),
    HOURS: _("Lesson hours (JP) of the agency's people, line by line"),
    GAPS: _("What positions require and who does not reach it"),
    TRAININGS: _("Approved training taken elsewhere, in the fields of SIASN"),
}
OF_PEOPLE = {OWN: _("Your own record: competencies, evidence, lesson hours, gaps and training")}


def in_words(scopes):
    """Those that mean something, in our order."""
    return [words for scope, words in {**OF_AGENCIES, **OF_PEOPLE}.items() if scope in scopes]
