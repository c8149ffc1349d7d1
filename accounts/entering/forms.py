from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from accounts.entering import codes
from accounts.forms import NEW_PASSWORD_HINT, IdentityNumberField, LoginField


def login_attributes():
    return {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}


class CodeForm(forms.Form):
    number = IdentityNumberField(
        label=_("NIP or NI PPPK"),
        help_text=_("18 digits. Spaces and dots do no harm."),
        error_messages={"required": _("Enter your NIP or NI PPPK.")},
        max_length=60,
        widget=forms.TextInput(attrs={**login_attributes(), "inputmode": "numeric"}),
    )
    code = forms.CharField(
        label=_("Activation code"),
        help_text=_("The 10 letters and digits on your sheet, for example K7MPD-3XW9H."),
        error_messages={"required": _("Enter the activation code on your sheet.")},
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self):
        code = codes.normalise(self.cleaned_data["code"])
        if len(code) != codes.LENGTH:
            raise forms.ValidationError(_("An activation code has 10 letters and digits. Check it against your sheet."))
        return code


class LinkForm(forms.Form):
    login = LoginField(
        label=_("NIP or e-mail"),
        help_text=_("The link goes to the e-mail that your agency recorded for you."),
        error_messages={"required": _("Enter your NIP or e-mail.")},
        max_length=254,
        widget=forms.TextInput(attrs={**login_attributes(), "inputmode": "email"}),
    )


class FirstPasswordForm(forms.Form):
    password1 = forms.CharField(
        label=_("New password"),
        help_text=NEW_PASSWORD_HINT,
        strip=False,
        error_messages={"required": _("Enter a new password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("New password, once more"),
        strip=False,
        error_messages={"required": _("Enter the new password once more.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password1(self):
        password_validation.validate_password(self.cleaned_data["password1"], self.user)
        return self.cleaned_data["password1"]

    def clean(self):
        chosen = super().clean()
        if chosen.get("password1") and chosen.get("password2") and chosen["password1"] != chosen["password2"]:
            self.add_error("password2", _("The two passwords are not the same."))
        return chosen


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("For example: phone lost, reported by the person at the counter. It is kept in the audit trail."),
        error_messages={"required": _("Enter the reason.")},
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ConfirmForm(forms.Form):
    """One secret of the person: the password, or the activation code while there is none."""

    secret = forms.CharField(strip=False, max_length=200)

    def __init__(self, *args, by_code, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["secret"]
        if by_code:
            field.label = _("Activation code")
            field.help_text = _("The 10 letters and digits on your sheet, for example K7MPD-3XW9H.")
            field.error_messages["required"] = _("Enter the activation code on your sheet.")
            field.widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"})
        else:
            field.label = _("Password")
            field.help_text = _("Your password for this site, not the one of the identity provider.")
            field.error_messages["required"] = _("Enter your password.")
            field.widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
