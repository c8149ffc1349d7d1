from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.entering import codes
from accounts.kiosk import pins

PIN_ATTRIBUTES = {"autocomplete": "off", "inputmode": "numeric", "maxlength": pins.LENGTH}


class UnitField(forms.ModelChoiceField):
    def label_from_instance(self, unit):
        return unit.name


class CardField(forms.CharField):
    """Takes what a scanner types or a person copies from the card."""

    def __init__(self):
        super().__init__(
            label=_("Card number"),
            help_text=_("Scan the card, or type the 10 letters and digits on it."),
            error_messages={"required": _("Scan the card or type its number.")},
            max_length=40,
            widget=forms.TextInput(
                attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "autofocus": True}
            ),
        )

    def clean(self, value):
        number = codes.normalise(super().clean(value))
        if len(number) != codes.LENGTH or not set(number) <= set(codes.ALPHABET):
            raise forms.ValidationError(_("A card number has 10 letters and digits. Check it against the card."))
        return number


def pin_field(label, help_text=""):
    return forms.CharField(
        label=label,
        help_text=help_text,
        error_messages={"required": _("Enter the PIN.")},
        max_length=20,
        widget=forms.PasswordInput(attrs=PIN_ATTRIBUTES),
    )


class CardForm(forms.Form):
    card = CardField()
    pin = pin_field(_("PIN"), _("6 digits."))


class ChoosePinForm(forms.Form):
    card = CardField()
    secret = forms.CharField(
        label=_("Password or activation code"),
        help_text=_("Your password for this site. If you never chose one: the activation code on your sheet."),
        error_messages={"required": _("Enter your password or activation code.")},
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    pin = pin_field(_("New PIN"), _("6 digits. Not your birth date, not a part of your NIP, not 123456."))
    again = pin_field(_("New PIN, once more"))

    def clean_pin(self):
        pin = self.cleaned_data["pin"]
        if not pins.is_well_formed(pin):
            raise forms.ValidationError(_("A PIN has exactly 6 digits."))
        if pins.is_easy(pin):
            raise forms.ValidationError(_("This PIN is easy to guess. Choose another."))
        return pin

    def clean(self):
        chosen = super().clean()
        if chosen.get("pin") and chosen.get("again") and chosen["pin"] != chosen["again"]:
            self.add_error("again", _("The two PINs are not the same."))
        return chosen


class DeviceForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the device"),
        help_text=_("For example: Computer 3 at the front desk."),
        error_messages={"required": _("Give the device a name by which you will know it.")},
        max_length=80,
    )
    unit = UnitField(
        label=_("Unit"),
        queryset=None,
        to_field_name="public_id",
        error_messages={
            "required": _("Choose the unit to which the device belongs."),
            "invalid_choice": _("Choose the unit to which the device belongs."),
        },
    )

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        if len(units) == 1:
            self.fields["unit"].initial = units[0].public_id
            self.fields["unit"].empty_label = None
