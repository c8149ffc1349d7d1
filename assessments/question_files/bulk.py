"""Exporting a selection, from the list of questions."""

from django.utils.translation import gettext_lazy as _

from assessments.bank.bulk import OfQuestions
from assessments.models import Question
from assessments.question_files.forms import FormatForm
from assessments.question_files.handing_out import answer_with_file


class Export(OfQuestions):
    display_name = _("Export")
    action_type = "export"
    aria_label = _("Export the selected questions")
    action_priority = 30
    form_class = FormatForm
    question = _("In which format do you want these questions?")

    def form_valid(self, form):
        own, _others = self.get_actionable_objects()
        questions = Question.objects.filter(pk__in=[question.pk for question in own]).order_by("category", "code")
        return answer_with_file(
            self.request, questions=questions, format=form.cleaned_data["format"], is_confirmed=False
        )
