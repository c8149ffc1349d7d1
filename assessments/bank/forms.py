from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser

from accounts.granting import people_in_reach
from accounts.models import OrgUnit, RoleAssignment, User
from accounts.unit_choice import INDENT
from assessments import services
from assessments.bank.category_choice import CategoryChoice
from assessments.models import BankCategory, Case, QuestionBank
from competencies.models import ProficiencyLevel
from courses.models import LessonPage

# A longer list of boxes to tick is no help to choose from.
MOST_BOXES = 60


class QuestionBankForm(WagtailAdminModelForm):
    """Trainers let other trainers of their agency use a bank; whoever makes one uses it from the start."""

    trainers = forms.ModelMultipleChoiceField(
        User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Trainers"),
        help_text=_(
            "They read the questions with their keys, change them and choose them for quizzes, and say who else does."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_new = self.instance.pk is None
        field = self.fields["trainers"]
        field.queryset = _possible_trainers(self.for_user, self.instance)
        # Without a trainer only administrators would find the bank again.
        field.required = not self.is_new and not self.for_user.is_superuser
        units = self.fields["units"]
        units.label_from_instance = lambda unit: f"{INDENT * (unit.depth - 1)}{unit.name}"
        units.queryset = _possible_units(self.for_user, self.instance)
        is_short = units.queryset.count() <= MOST_BOXES
        units.widget = forms.CheckboxSelectMultiple() if is_short else forms.SelectMultiple(attrs={"size": 15})
        units.widget.choices = units.choices

    def _save_m2m(self):
        trainers = set(self.cleaned_data["trainers"])
        if self.is_new and not self.for_user.is_superuser:
            trainers.add(self.for_user)
        services.set_trainers(bank=self.instance, trainers=trainers)
        services.set_units(bank=self.instance, units=self.cleaned_data["units"])


def _possible_trainers(user, bank):
    holding = RoleAssignment.objects.active().filter(role=RoleAssignment.Role.TRAINER)
    possible = Q(pk__in=people_in_reach(user).values("pk"), roles__in=holding)
    if bank.pk:
        possible |= Q(question_banks=bank)
    return User.objects.filter(possible).distinct()


def _possible_units(user, bank):
    """Those of one's own agency, and what the bank is shared with already."""
    units = OrgUnit.objects.order_by("path")
    if user.is_superuser:
        return units
    employment = user.current_employment()
    possible = Q(path__startswith=employment.unit.agency_path) if employment else Q(pk__in=[])
    if bank.pk:
        possible |= Q(pk__in=bank.units.values("pk"))
    return units.filter(possible)


class CategoryForm(WagtailAdminModelForm):
    """A category stays in its bank: what is filed in it, and what draws from it, does too."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bank"].queryset = QuestionBank.objects.visible_to(self.for_user)
        self.fields["bank"].disabled = self.instance.pk is not None
        self.fields["parent"] = CategoryChoice(
            BankCategory.objects.visible_to(self.for_user).exclude(pk=self.instance.pk),
            required=False,
            label=self.fields["parent"].label,
            empty_label=_("None: it stands at the top"),
        )


class CaseForm(WagtailAdminModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bank"].queryset = QuestionBank.objects.visible_to(self.for_user)
        self.fields["bank"].disabled = self.instance.pk is not None and self.instance.questions.exists()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("image") and not cleaned.get("image_alt"):
            self.add_error("image_alt", _("Say what the picture shows, for those who do not see it."))
        return cleaned


class QuestionForm(WagtailAdminModelForm):
    """Lets the trainer choose the lesson as a page; the question keeps its key."""

    lesson = forms.ModelChoiceField(
        LessonPage.objects.all(),
        required=False,
        widget=AdminPageChooser(target_models=[LessonPage]),
        label=_("Lesson that teaches it"),
        help_text=_("Learners who did not get it right are sent here."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bank"].queryset = banks = QuestionBank.objects.visible_to(self.for_user)
        if self.instance.pk is None and self.instance.bank_id is None and len(banks[:2]) == 1:
            self.initial["bank"] = banks[0]
        self.fields["case"].queryset = Case.objects.visible_to(self.for_user).select_related("bank")
        self.fields["category"] = CategoryChoice(
            BankCategory.objects.visible_to(self.for_user), required=False, label=self.fields["category"].label
        )
        if self.instance.lesson_key:
            self.initial["lesson"] = LessonPage.objects.filter(translation_key=self.instance.lesson_key).first()

    def clean(self):
        cleaned = super().clean()
        bank = cleaned.get("bank")
        for name, complaint in (
            ("category", _("This category belongs to another question bank.")),
            ("case", _("This case belongs to another question bank.")),
        ):
            chosen = cleaned.get(name)
            if bank and chosen and chosen.bank_id != bank.pk:
                self.add_error(name, complaint)
        return cleaned

    def clean_level(self):
        level, competency = self.cleaned_data.get("level"), self.cleaned_data.get("competency")
        if level is None or competency is None:
            return level
        known = ProficiencyLevel.objects.filter(framework=competency.framework_id).values_list("number", flat=True)
        if level not in known:
            numbers = ", ".join(str(number) for number in known)
            raise ValidationError(_("The framework of this competency has these levels: %s.") % numbers)
        return level

    def save(self, commit=True):
        lesson = self.cleaned_data.get("lesson")
        self.instance.lesson_key = lesson.translation_key if lesson else None
        return super().save(commit)
