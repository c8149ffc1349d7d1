import uuid

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from certificates.documents.printing import JOINERS, named, unprintable_in_name
from certificates.life import disclosing
from certificates.wallet.sharing import DAYS

LONGEST_NAME = 120  # what still fits on one line of a certificate


class DisclosureForm(forms.Form):
    shown = forms.MultipleChoiceField(
        label=_("Show on the public page as well"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the list.")},
    )

    def __init__(self, *args, snapshot, **kwargs):
        super().__init__(*args, **kwargs)
        names = disclosing.available(snapshot)
        self.fields["shown"].choices = [(name, disclosing.CHOICES[name]) for name in names]


class ShareLinkForm(DisclosureForm):
    """`key` names the link to be made, so that a form that is sent twice makes one."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    label = forms.CharField(
        label=_("Who the link is for"),
        help_text=_("Only you see this, to tell your links apart. For example: selection committee."),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "input-m", "autocomplete": "off"}),
        error_messages={"required": _("Say for whom the link is.")},
    )
    days = forms.TypedChoiceField(
        label=_("Works for"),
        coerce=int,
        choices=[(days, ngettext_lazy("%d day", "%d days", days) % days) for days in DAYS],
        initial=7,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how long the link works.")},
    )
    field_order = ["key", "label", "days", "shown"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shown"].label = _("Show besides the public facts")
        self.fields["key"].initial = uuid.uuid4


class CorrectionForm(forms.Form):
    name = forms.CharField(
        label=_("Name as it should be printed"),
        help_text=_("With your titles, exactly as in your decree of appointment."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write the name as it should be printed.")},
    )
    reason = forms.CharField(
        label=_("What is wrong"),
        help_text=_("For example: a letter is missing, or a title that you had at that time."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say what is wrong with the printed name.")},
    )

    def clean_name(self):
        """On one line and without characters that nobody sees."""
        name = " ".join(self.cleaned_data["name"].split())
        name = "".join(letter for letter in name if letter.isprintable() or letter in JOINERS)
        if missing := unprintable_in_name(name):
            raise forms.ValidationError(
                _("These characters can't be printed: %(characters)s. Write them in another way."),
                code="unprintable",
                params={"characters": " ".join(named(missing))[:60]},
            )
        return name
