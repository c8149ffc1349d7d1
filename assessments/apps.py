from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = _("Assessment")

    def ready(self):
        from wagtail.signals import page_published

        from accounts import audit, merging
        from assessments import personal_data, receivers
        from assessments.bank_rights import register_policies
        from assessments.merging import ROOM
        from assessments.models import QuizPage

        page_published.connect(receivers.freeze_on_publish, sender=QuizPage, dispatch_uid="freeze_quiz")
        merging.register(ROOM)
        personal_data.register()
        register_policies()
        audit.register(
            {
                "bank.trainer_added": _("%(actor)s let %(subject)s use the question bank %(target)s"),
                "bank.trainer_removed": _("%(actor)s ended the use of the question bank %(target)s by %(subject)s"),
            }
        )
