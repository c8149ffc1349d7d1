from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from assessments.bank.category_choice import CategoryChoice
from assessments.models import BankCategory, Question, QuestionBank
from assessments.question_files.exporting import MOST_QUESTIONS
from assessments.question_files.reading import MAX_SIZE
from assessments.question_files.writing import FORMATS
from competencies.models import Competency

ENDINGS = ".xml,.txt,.gift,.xlsx"


class CompetencyChoice(forms.ModelChoiceField):
    def label_from_instance(self, competency):
        return f"{competency.framework}: {competency}"


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("Moodle XML, GIFT, Aiken or the template for Excel, 20 MB at most."),
        widget=forms.ClearableFileInput(attrs={"accept": ENDINGS}),
    )
    bank = forms.ModelChoiceField(
        queryset=None, to_field_name="public_id", label=_("Question bank"), empty_label=_("Choose a bank")
    )
    category = CategoryChoice(
        queryset=None,
        to_field_name="public_id",
        label=_("Category"),
        help_text=_("Categories that the file names are made below it."),
        empty_label=_("None: at the top of the bank"),
        required=False,
    )
    competency = CompetencyChoice(
        queryset=None,
        label=_("Competency"),
        help_text=_("Of questions which name none. You can change it question by question afterwards."),
        empty_label=_("Choose a competency"),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        banks = QuestionBank.objects.visible_to(user)
        self.fields["bank"].queryset = banks
        self.fields["category"].queryset = BankCategory.objects.visible_to(user)
        competencies = Competency.objects.filter(parent__isnull=False)
        self.fields["competency"].queryset = competencies.select_related("framework")
        if len(banks) == 1:
            self.fields["bank"].initial = banks[0].public_id

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_SIZE:
            raise ValidationError(_("The file has more than 20 MB. Divide it into several files."))
        return file

    def clean(self):
        cleaned = super().clean()
        category, bank = cleaned.get("category"), cleaned.get("bank")
        if category and bank and category.bank_id != bank.pk:
            self.add_error("category", _("This category belongs to another question bank."))
        return cleaned


class FormatForm(forms.Form):
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[(code, format_.label) for code, format_ in FORMATS.items()],
        help_text=_(
            "Moodle XML keeps the most, Excel everything but pictures; GIFT and Aiken only a part. What is left out is "
            "named first."
        ),
    )


class ExportForm(FormatForm):
    """A whole bank, or a selection of questions of one's own banks."""

    bank = forms.ModelChoiceField(
        queryset=None,
        to_field_name="public_id",
        label=_("Question bank"),
        empty_label=_("Choose a bank"),
        required=False,
    )
    questions = forms.ModelMultipleChoiceField(
        queryset=None, to_field_name="public_id", required=False, widget=forms.MultipleHiddenInput
    )
    is_confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)
    field_order = ["bank", "format"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bank"].queryset = QuestionBank.objects.visible_to(user)
        self.fields["questions"].queryset = Question.objects.visible_to(user)

    def clean(self):
        cleaned = super().clean()
        chosen = self.chosen()
        if chosen is None:
            self.add_error("bank", _("Choose a bank."))
        elif not chosen.exists():
            raise ValidationError(_("There are no questions to export."))
        elif chosen.count() > MOST_QUESTIONS:
            message = _("More than %(limit)s questions. Export a part of them by selecting it in the question bank.")
            raise ValidationError(message % {"limit": MOST_QUESTIONS})
        return cleaned

    def chosen(self):
        """The questions to export; None while nothing is chosen."""
        if self.cleaned_data.get("questions"):
            return self.cleaned_data["questions"]
        bank = self.cleaned_data.get("bank")
        return bank.questions.order_by("category", "code") if bank else None


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ("", _("All questions")),
            ("remarked", _("with remarks")),
            ("similar", _("that read like others")),
            ("refused", _("refused")),
        ],
    )


class ApplyForm(forms.Form):
    leaves_out_similar = forms.BooleanField(
        label=_("Leave out questions that read like one that is here already"), required=False
    )
