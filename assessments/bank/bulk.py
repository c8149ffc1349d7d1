"""What can be done to several questions at once; never to those of foreign banks."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from taggit.forms import TagField
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from assessments import services
from assessments.bank.category_choice import CategoryChoice
from assessments.bank.filters import in_listing
from assessments.models import BankCategory, Case, Question, QuestionBank


class OfOwn:
    """Beside a bulk action: whatever is not of one's own banks is not even named as out of reach."""

    def get_actionable_objects(self):
        own, _others = super().get_actionable_objects()
        if not own:
            raise Http404
        return own, {"items_with_no_access": []}

    def get_all_objects_in_listing_query(self, parent_id):
        """Wagtail takes all there are, whatever the list was filtered by."""
        return self.in_listing().values_list("pk", flat=True)

    def in_listing(self):
        return in_listing(self.request)


class DeleteOwn(OfOwn, DeleteBulkAction):
    models = [Question, QuestionBank, BankCategory, Case]

    def in_listing(self):
        if self.model is Question:
            return super().in_listing()
        rows, user = self.model.objects, self.request.user
        return rows.kept_by(user) if self.model is QuestionBank else rows.visible_to(user)


class OfQuestions(OfOwn, SnippetBulkAction):
    """A question asked once more, perhaps with a form. `act` does it."""

    models = [Question]
    template_name = "assessments/bank/bulk_action.html"
    question = ""
    permission = "change"

    def check_perm(self, question):
        user = self.request.user
        return self.permission_policy.user_has_permission_for_instance(user, self.permission, question)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"action": self}

    @classmethod
    def execute_action(cls, objects, self=None, **kwargs):
        self.act(objects, self.cleaned_form.cleaned_data)
        return len(objects), 0

    def act(self, questions, chosen):
        raise NotImplementedError

    def get_success_message(self, num_parent_objects, num_child_objects):
        count = num_parent_objects
        return ngettext("%(count)d question changed.", "%(count)d questions changed.", count) % {"count": count}


class TagForm(forms.Form):
    add = TagField(
        label=gettext_lazy("Tags to add"), required=False, help_text=gettext_lazy("Separate several with commas.")
    )
    remove = TagField(label=gettext_lazy("Tags to take away"), required=False)

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("add") and not cleaned.get("remove"):
            raise ValidationError(_("Enter a tag to add or to take away."))
        return cleaned


class Tag(OfQuestions):
    display_name = gettext_lazy("Tag")
    action_type = "tag"
    aria_label = gettext_lazy("Tag the selected questions")
    action_priority = 10
    form_class = TagForm
    question = gettext_lazy("Which tags do these questions get or lose?")

    def act(self, questions, chosen):
        services.tag_questions(questions=questions, add=chosen["add"], remove=chosen["remove"], by=self.request.user)


class MoveForm(forms.Form):
    bank = forms.ModelChoiceField(QuestionBank.objects.none(), label=gettext_lazy("Bank"))
    category = CategoryChoice(
        BankCategory.objects.none(), label=gettext_lazy("Category"), required=False, empty_label=gettext_lazy("None")
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bank"].queryset = QuestionBank.objects.visible_to(user)
        self.fields["category"].queryset = BankCategory.objects.visible_to(user)

    def clean(self):
        cleaned = super().clean()
        category, bank = cleaned.get("category"), cleaned.get("bank")
        if category and bank and category.bank_id != bank.pk:
            self.add_error("category", _("This category belongs to another question bank."))
        return cleaned


class Move(OfQuestions):
    display_name = gettext_lazy("Move")
    action_type = "move"
    aria_label = gettext_lazy("Move the selected questions")
    action_priority = 15
    form_class = MoveForm
    question = gettext_lazy("Where do these questions go?")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except services.CaseStaysInItsBank as error:
            complaint = _("These questions belong to a case, which stays in its bank: %(codes)s.")
            form.add_error("bank", complaint % {"codes": ", ".join(error.codes)})
            return self.form_invalid(form)

    def act(self, questions, chosen):
        services.move_questions(
            questions=questions, bank=chosen["bank"], category=chosen["category"], by=self.request.user
        )


class Retire(OfQuestions):
    display_name = gettext_lazy("Retire")
    action_type = "retire"
    aria_label = gettext_lazy("Retire the selected questions")
    action_priority = 20
    permission = "publish"
    classes = {"serious"}
    question = gettext_lazy(
        "Retire these questions? No quiz can take them any more. Quizzes that were published keep them, and you can"
        " bring them back."
    )

    def act(self, questions, chosen):
        services.retire_questions(questions=questions, by=self.request.user, at=timezone.now())


class BringBack(OfQuestions):
    display_name = gettext_lazy("Bring back")
    action_type = "bring_back"
    aria_label = gettext_lazy("Bring back the selected questions")
    action_priority = 25
    permission = "publish"
    question = gettext_lazy("Bring these questions back? Those that were retired become drafts.")

    def act(self, questions, chosen):
        services.bring_back_questions(questions=questions)


ACTIONS = [DeleteOwn, Tag, Move, Retire, BringBack]
