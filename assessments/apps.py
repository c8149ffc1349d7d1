from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = _("Assessment")

    def ready(self):
        from wagtail.signals import page_published

        from accounts import merging
        from assessments import personal_data, receivers
        from assessments.merging import ROOM
        from assessments.models import QuizPage

        page_published.connect(receivers.freeze_on_publish, sender=QuizPage, dispatch_uid="freeze_quiz")
        merging.register(ROOM)
        personal_data.register()
