from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser

from accounts.granting import people_in_reach
from accounts.models import RoleAssignment, User
from assessments import services
from assessments.models import QuestionBank
from courses.models import LessonPage


class QuestionBankForm(WagtailAdminModelForm):
    """Trainers let other trainers of their agency use a bank; whoever makes one uses it from the start."""

    trainers = forms.ModelMultipleChoiceField(
        User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Trainers"),
        help_text=_("They read the questions with their keys, change them and choose them for quizzes."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_new = self.instance.pk is None
        field = self.fields["trainers"]
        field.queryset = _possible_trainers(self.for_user, self.instance)
        # Without a trainer only administrators would find the bank again.
        field.required = not self.is_new and not self.for_user.is_superuser

    def _save_m2m(self):
        trainers = set(self.cleaned_data["trainers"])
        if self.is_new and not self.for_user.is_superuser:
            trainers.add(self.for_user)
        services.set_trainers(bank=self.instance, trainers=trainers)


def _possible_trainers(user, bank):
    holding = RoleAssignment.objects.active().filter(role=RoleAssignment.Role.TRAINER)
    possible = Q(pk__in=people_in_reach(user).values("pk"), roles__in=holding)
    if bank.pk:
        possible |= Q(question_banks=bank)
    return User.objects.filter(possible).distinct()


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
        self.fields["bank"].queryset = QuestionBank.objects.visible_to(self.for_user)
        if self.instance.lesson_key:
            self.initial["lesson"] = LessonPage.objects.filter(translation_key=self.instance.lesson_key).first()

    def save(self, commit=True):
        lesson = self.cleaned_data.get("lesson")
        self.instance.lesson_key = lesson.translation_key if lesson else None
        return super().save(commit)
