"""Where the attempts of trainers join the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit
from assessments.attempts_desk import personal_data


def join():
    personal_data.register()
    audit.register(
        {
            "attempt.viewed": _("%(actor)s looked at an attempt of %(subject)s at %(target)s"),
            "attempt.late_accepted": _("%(actor)s let late answers of %(subject)s at %(target)s count"),
            "attempt.late_refused": _("%(actor)s refused late answers of %(subject)s at %(target)s"),
            "attempt.reopened": _("%(actor)s opened an attempt of %(subject)s at %(target)s again"),
        }
    )
