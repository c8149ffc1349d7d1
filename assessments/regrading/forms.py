from django import forms
from django.utils.translation import gettext_lazy as _

REASON = {"required": _("Say why: learners and auditors read it later.")}


class ApplyForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("For example: option B was marked as right by mistake."),
        error_messages=REASON,
    )


class DecisionForm(forms.Form):
    note = forms.CharField(label=_("Reason"), max_length=300, error_messages=REASON)
    is_kept = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("The result stays")), ("no", _("The result is to be withdrawn"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the result stays.")},
    )
