from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.day_fields import DayField
from competencies.models import Competency

LONGEST_BASIS = 500
LONGEST_REASON = 255


class CompetencyChoice(forms.ModelChoiceField):
    """The competencies of a framework below its areas, named with their codes."""

    def __init__(self, framework):
        offered = Competency.objects.filter(framework=framework, children=None).select_related("parent")
        super().__init__(
            queryset=offered.order_by("order", "code"),
            to_field_name="code",
            label=_("Competency"),
            empty_label=_("Choose a competency"),
            error_messages={
                "required": _("Choose the competency that the person has."),
                "invalid_choice": _("Choose a competency from the list."),
            },
        )

    def label_from_instance(self, competency):
        return f"{competency.code} {competency.name}"


class RecognitionForm(forms.Form):
    """`key` names the recognition before it is there: sent twice, the form makes one."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label=_("What was learnt, where and when"),
        max_length=255,
        help_text=_("The person reads it in their profile. For example: Information security course, Bandung 2019."),
        error_messages={"required": _("Enter what was learnt, where and when.")},
    )
    basis = forms.CharField(
        label=_("What the recognition rests on"),
        max_length=LONGEST_BASIS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example the number and date of a certificate, or the minutes of an interview."),
        error_messages={"required": _("Enter what the recognition rests on.")},
    )
    valid_until = DayField(
        label=_("Counts until"), required=False, help_text=_("Leave empty if the proof does not end.")
    )

    field_order = ["key", "competency", "level", "title", "basis", "valid_until"]

    def __init__(self, *args, framework, **kwargs):
        super().__init__(*args, initial={"key": uuid4()}, **kwargs)
        self.fields["competency"] = CompetencyChoice(framework)
        self.fields["level"] = forms.TypedChoiceField(
            label=_("Level"),
            coerce=int,
            choices=[(level.number, f"{level.number}. {level.name}") for level in framework.levels.all()],
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose the level that the person has.")},
        )
        self.order_fields(self.field_order)

    def clean_valid_until(self):
        day = self.cleaned_data["valid_until"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Enter a later one, or leave it empty."))
        return day


class RevocationForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads it in their profile."),
        error_messages={"required": _("Enter why the proof is taken back.")},
    )
