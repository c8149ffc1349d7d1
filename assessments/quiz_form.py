from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm


class QuizForm(WagtailAdminPageForm):
    """Takes questions of one's own banks only; what the quiz holds from other banks may stay."""

    def clean(self):
        cleaned = super().clean()
        questions = self.formsets["quiz_questions"]
        questions.is_valid()  # so that each row knows what was chosen
        kept = {row.question_id for row in self.instance.quiz_questions.all()}
        chosen = {row: getattr(row, "cleaned_data", {}).get("question") for row in questions.forms}
        added = {row: question.pk for row, question in chosen.items() if question and question.pk not in kept}
        bank = questions.model._meta.get_field("question").related_model.objects.visible_to(self.for_user)
        own = bank.filter(pk__in=added.values()).values_list("pk", flat=True)
        foreign = set(added.values()).difference(own)
        for row, question in added.items():
            if question in foreign:
                row.add_error("question", _("Choose a question of one of your own question banks."))
        return cleaned
