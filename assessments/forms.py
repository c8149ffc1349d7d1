from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser

from courses.models import LessonPage


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
        if self.instance.lesson_key:
            self.initial["lesson"] = LessonPage.objects.filter(translation_key=self.instance.lesson_key).first()

    def save(self, commit=True):
        lesson = self.cleaned_data.get("lesson")
        self.instance.lesson_key = lesson.translation_key if lesson else None
        return super().save(commit)
