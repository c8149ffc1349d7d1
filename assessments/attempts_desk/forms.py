from django import forms
from django.utils.translation import gettext_lazy as _

REASON = {"required": _("Say why: auditors read it later.")}
MOST_MINUTES = 7 * 24 * 60


class AttemptFilter(forms.Form):
    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            ("open", _("Open")),
            ("late", _("Late answers wait for a decision")),
            ("marking", _("Waits for marks")),
            ("timed_out", _("Ended because the time was up")),
            ("passed", _("Passed")),
            ("failed", _("Not passed")),
        ],
    )


class LateForm(forms.Form):
    """One choice for each late answer that waits; the fields are named after their keys."""

    reason = forms.CharField(label=_("Reason"), max_length=300, error_messages=REASON)

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.keys = [row.response.key for row in rows]
        for row in rows:
            self.fields[str(row.response.key)] = forms.TypedChoiceField(
                label=_("Question %(number)s") % {"number": row.item.position},
                choices=[("yes", _("Let it count")), ("no", _("Refuse it"))],
                coerce=lambda value: value == "yes",
                widget=forms.RadioSelect,
                error_messages={"required": _("Decide on each late answer.")},
            )

    @property
    def decisions(self):
        return {key: self.cleaned_data[str(key)] for key in self.keys}

    @property
    def choices(self):
        return [self[str(key)] for key in self.keys]


class ReopenForm(forms.Form):
    minutes = forms.IntegerField(
        label=_("Minutes from now"),
        required=False,
        min_value=1,
        max_value=MOST_MINUTES,
        widget=forms.NumberInput(attrs={"class": "input-s"}),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("For example: the power failed in the examination room."),
        error_messages=REASON,
        widget=forms.TextInput(attrs={"id": "id_reopen_reason"}),
    )
