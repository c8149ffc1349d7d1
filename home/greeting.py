"""How to greet somebody at an hour of the day. Indonesian divides the afternoon where English does not."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

GREETINGS = (
    (4, _("Good evening")),
    (11, _("Good morning")),
    (15, pgettext_lazy("from 11 to 15 o'clock", "Good afternoon")),
    (18, pgettext_lazy("from 15 to 18 o'clock", "Good afternoon")),
    (24, _("Good evening")),
)


def greeting(hour):
    return next(words for until, words in GREETINGS if hour < until)
