from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts import spreadsheets
from accounts.day_fields import DayField
from accounts.imports.scope import units_for
from accounts.models import Employment, ImportRow

MAX_SIZE = 20 * 1024 * 1024
REASONS = [
    ("", _("Choose a reason")),
    *[
        (ending.value, ending.label)
        for ending in Employment.Ending
        if ending not in (Employment.Ending.CHANGED, Employment.Ending.DIED)
    ],
]


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or Excel (.xlsx), 20 MB at most."),
        error_messages={
            "required": _("Choose the file that you want to send."),
            "empty": _("There is nothing in this file. Choose another one."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )
    unit = forms.ModelChoiceField(
        queryset=None,
        to_field_name="public_id",
        empty_label=_("Choose a unit"),
        error_messages={"required": _("Choose a unit.")},
    )
    effective_on = DayField(label=_("Changes hold from"), help_text=_("For rows without a TMT of their own."))
    is_complete_list = forms.BooleanField(
        label=_("The file names everyone who works there"),
        help_text=_("People who are missing from it are proposed as having left."),
        required=False,
    )
    ending = forms.ChoiceField(
        label=_("Why the missing people left"),
        help_text=_("Only for a complete list."),
        choices=REASONS,
        required=False,
    )

    def __init__(self, *args, user, kind, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        units = units_for(user, kind)
        self.fields["unit"].queryset = units
        self.fields["unit"].label = kind.unit_label
        self.fields["effective_on"].initial = today
        if len(units) == 1:
            self.fields["unit"].initial = units[0].public_id
            self.fields["unit"].empty_label = None
        if not kind.has_complete_lists:
            del self.fields["is_complete_list"], self.fields["ending"]
            self.fields["effective_on"].help_text = ""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_SIZE:
            raise ValidationError(_("The file has more than 20 MB. Divide it into several files."))
        try:
            spreadsheets.refuse_other_files(file)
        except spreadsheets.UnreadableFile as unreadable:
            raise ValidationError(unreadable.message) from None
        file.seek(0)
        return file

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_complete_list") and not cleaned.get("ending"):
            self.add_error("ending", _("Say why the people who are missing from the file have left."))
        return cleaned


class RowFilter(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Rows shown"),
        required=False,
        choices=[("", _("All that change something")), *ImportRow.Outcome.choices, ("warned", _("with warnings"))],
    )
