from django.utils.translation import gettext_lazy as _

from accounts import audit
from assessments.regrading import personal_data


def join():
    personal_data.register()
    audit.register(
        {
            "quiz.regraded": _("%(actor)s applied the corrected key of question %(target)s"),
            "regrade.kept": _("%(actor)s let the result of %(subject)s in %(target)s stay after a corrected key"),
            "regrade.withdrawn": _("%(actor)s decided to withdraw the result of %(subject)s in %(target)s"),
        }
    )
