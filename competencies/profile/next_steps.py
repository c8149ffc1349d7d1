"""Where a person's own profile leads on to."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# (url name, icon, words)
STEPS = [
    ("competencies:gaps", "flag", _("See gaps and suggested courses")),
    ("competencies:plan", "calendar", _("Development plan")),
    ("competencies:claims", "upload", _("Claim training taken elsewhere")),
    ("competencies:self_assessments", "competency", _("Assess yourself")),
    ("competencies:shares", "user", _("Digital CV")),
]


def steps():
    return [(reverse(name), icon, words) for name, icon, words in STEPS]
