from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = _("Assessment")

    def ready(self):
        from wagtail.signals import page_published

        from accounts import merging
        from assessments import personal_data, receivers
        from assessments.analysis import joining as analysis
        from assessments.attempts_desk import joining as attempts_desk
        from assessments.bank import joining as bank
        from assessments.competency_scores import scores_of
        from assessments.handed_in import joining as handed_in
        from assessments.marking import joining as marking
        from assessments.merging import ROOM
        from assessments.models import QuizPage
        from assessments.overrides import joining as overrides
        from assessments.question_files import joining as question_files
        from assessments.regrading import joining as regrading
        from competencies.assessing import item_scores

        page_published.connect(receivers.freeze_on_publish, sender=QuizPage, dispatch_uid="freeze_quiz")
        merging.register(ROOM)
        personal_data.register()
        item_scores.register(scores_of)
        bank.join()
        handed_in.join()
        question_files.join()
        overrides.join()
        attempts_desk.join()
        regrading.join()
        marking.join()
        analysis.join()
