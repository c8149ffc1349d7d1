"""What stands in the way of a certificate: kept as a code with its facts, told in the reader's language."""

from django.utils.translation import gettext as _

from certificates.documents import printing
from certificates.issuing.printability import NameNotPrintable, NotPrintable
from certificates.issuing.services import CourseNotCompleted, NoCurrentTemplate

NAME, TEXT, COURSE, TEMPLATE, UNKNOWN = "name", "text", "course", "template", "unknown"
CODES = {NameNotPrintable: NAME, NotPrintable: TEXT, CourseNotCompleted: COURSE, NoCurrentTemplate: TEMPLATE}


def kept(error):
    """The problem as a line of a batch keeps it."""
    code = CODES.get(type(error), UNKNOWN)
    facts = " ".join(error.characters) if isinstance(error, NotPrintable) else ""
    return f"{code}:{facts}"[:500]


def in_words(problem):
    code, _colon, facts = problem.partition(":")
    return _sentence(code) % {"characters": facts}


def _sentence(code):
    return {
        NAME: _("The name has characters that can't be printed: %(characters)s. Have the name corrected first."),
        TEXT: _("A printed text has characters that can't be printed: %(characters)s. Have it corrected first."),
        COURSE: _("The course is not completed."),
        TEMPLATE: _("There is no certificate template in use."),
    }.get(code, _("The certificate could not be issued. The technical staff finds the cause in the log."))


def strange_characters(characters):
    """What people wrote can't stand in a number."""
    said = {"characters": " ".join(printing.named(characters))}
    return _("Use only letters, digits and signs of the keyboard, without %(characters)s.") % said
