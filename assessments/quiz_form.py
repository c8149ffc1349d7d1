from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm

from assessments.review_choice import ReviewField
from courses.models import CoursePage

REMEDIAL, PRACTICE, PRE_TEST = "remedial", "practice", "pre_test"


class QuizChoice(forms.ModelChoiceField):
    """Another quiz of the course, kept by its key."""

    def label_from_instance(self, quiz):
        return quiz.get_admin_display_title()

    def clean(self, value):
        quiz = super().clean(value)
        return quiz and quiz.translation_key


class QuizForm(WagtailAdminPageForm):
    """Stops what would surprise learners later. Questions and draws come from one's own banks; what the quiz holds from
    other banks may stay."""

    review = ReviewField(label=_("What learners see, and when"))
    remedial_of = QuizChoice(
        None,
        to_field_name="translation_key",
        required=False,
        label=_("Quiz that this one repairs"),
        empty_label=_("None"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        quizzes = type(self.instance).objects.all()
        course = self.parent_page and CoursePage.objects.ancestor_of(self.parent_page).first()
        quizzes = quizzes.descendant_of(course) if course else quizzes.none()
        self.fields["remedial_of"].queryset = quizzes.exclude(pk=self.instance.pk)

    def clean(self):
        cleaned = super().clean()
        self._check_times(cleaned)
        self._check_role(cleaned)
        self._check_review(cleaned)
        for formset in self.formsets.values():
            formset.is_valid()  # so that each row knows what was chosen
        self._check_own_banks("quiz_questions", "question", _("Choose a question of one of your own question banks."))
        self._check_own_banks("draws", "bank", _("Choose one of your own question banks."))
        self._check_rows()
        return cleaned

    def _check_times(self, cleaned):
        opens_at, closes_at = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", _("The closing time has to be later than the opening time."))

    def _check_role(self, cleaned):
        role = cleaned.get("role")
        if role == PRE_TEST and cleaned.get("max_attempts") not in (None, 1):
            self.add_error("max_attempts", _("A pre-test is taken once. Leave this empty."))
        if role != REMEDIAL:
            cleaned["remedial_of"] = cleaned["score_cap"] = None
            return
        if not cleaned.get("remedial_of") and "remedial_of" not in self.errors:
            self.add_error("remedial_of", _("Choose the quiz that this remedial repairs."))
        cap, pass_mark = cleaned.get("score_cap"), cleaned.get("pass_mark")
        if cap is not None and pass_mark is not None and cap < pass_mark:
            message = _("Nobody could pass: the highest score has to reach the pass mark of %(mark)s.")
            self.add_error("score_cap", message % {"mark": pass_mark})

    def _check_review(self, cleaned):
        review = cleaned.get("review")
        if review is None:
            return
        is_practice = cleaned.get("role") == PRACTICE
        if is_practice and not review["at_once"]:
            self.add_error("review", _("Tick what a practice shows at once, for example the right answers."))
        if not is_practice and review["at_once"]:
            self.add_error("review", _("Only a practice shows anything before the quiz is submitted."))
        if set(review["after_closing"]) - set(review["after_submit"]) and not cleaned.get("closes_at"):
            self.add_error("review", _("Set a closing time, or learners will never see what is shown after it."))

    def _check_own_banks(self, name, field, complaint):
        rows = self._rows(name)
        kept = {getattr(row, f"{field}_id") for row in getattr(self.instance, name).all()}
        chosen = [(form, form.cleaned_data.get(field)) for form in rows]
        added = [(form, choice) for form, choice in chosen if choice and choice.pk not in kept]
        model = self.formsets[name].model._meta.get_field(field).related_model
        own = model.objects.visible_to(self.for_user).filter(pk__in=[choice.pk for _form, choice in added])
        foreign = {choice.pk for _form, choice in added}.difference(own.values_list("pk", flat=True))
        for form, choice in added:
            if choice.pk in foreign:
                form.add_error(field, complaint)

    def _check_rows(self):
        sections = max(1, len(self._rows("sections")))
        for form in [*self._rows("quiz_questions"), *self._rows("draws")]:
            section = form.cleaned_data.get("section")
            if section and section > sections:
                form.add_error("section", _("There is no section %(number)s yet.") % {"number": section})
        for form in self._rows("draws"):
            bank, category = form.cleaned_data.get("bank"), form.cleaned_data.get("category")
            if bank and category and category.bank_id != bank.pk:
                form.add_error("category", _("This category belongs to another question bank."))
        self._check_once("quiz_questions", "question", _("This question is already in the quiz."))
        self._check_once("bands", "lowest", _("There is another feedback from this score."))

    def _check_once(self, name, field, complaint):
        """By what came in: the formset has told it already, but not at the field, and has dropped the value."""
        seen = set()
        for form in self._rows(name):
            value = str(form[field].value() or "")
            if value and value in seen:
                form.add_error(field, complaint)
            seen.add(value)

    def _rows(self, name):
        """The forms of the rows that stay."""
        formset = self.formsets[name]
        return [
            form
            for form in formset.forms
            if getattr(form, "cleaned_data", None) and not form.cleaned_data.get("DELETE")
        ]
