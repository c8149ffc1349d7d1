"""Forms of sign-in and passwords, with the words and attributes that a phone's keyboard and a password manager need."""

from allauth.account import forms as allauth_forms
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit, identity_numbers
from accounts.models import User
from accounts.signals import password_reset_requested

PASSWORD_WORDS = {
    "oldpassword": (_("Current password"), _("Enter your current password.")),
    "password1": (_("New password"), _("Enter a new password.")),
    "password2": (_("New password, once more"), _("Enter the new password once more.")),
}
EMAIL_WORDS = {"invalid": _("Enter an e-mail address, such as name@agency.go.id.")}
NEW_PASSWORD_HINT = _(
    "At least 10 characters, not only digits, nothing that many people use, and not your NIP, birth date or name."
)


class IdentityNumberField(forms.CharField):
    """Takes a number with the spaces and dots of decrees and cards, and gives its 18 digits."""

    default_error_messages = {"required": _("Enter the NIP or NI PPPK.")}

    def to_python(self, value):
        text = super().to_python(value)
        return text if text in self.empty_values else identity_numbers.parse(text).text


class LoginField(forms.CharField):
    """A number, stripped of its separators, or an e-mail address. Looks at the text only, never at who exists."""

    def to_python(self, value):
        login = super().to_python(value)
        if login in self.empty_values:
            return login
        if "@" in login:
            return User.objects.normalize_email(login)
        if not any(character.isdigit() for character in login):
            raise identity_numbers.MalformedNumber(
                _("Enter your NIP or NI PPPK, 18 digits, or your e-mail address."), code="neither"
            )
        return identity_numbers.parse(login).text


class SignInForm(allauth_forms.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {
            "login": LoginField(
                label=_("NIP or e-mail"),
                help_text=_("A NIP or NI PPPK has 18 digits. Spaces and dots do no harm."),
                error_messages={"required": _("Enter your NIP or e-mail.")},
                max_length=254,
                widget=forms.TextInput(
                    attrs={
                        "autocomplete": "username",
                        "autocapitalize": "none",
                        "spellcheck": "false",
                        "inputmode": "email",
                    }
                ),
            ),
            "password": forms.CharField(
                label=_("Password"),
                strip=False,
                error_messages={"required": _("Enter your password.")},
                widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
            ),
            "remember": forms.BooleanField(
                label=_("Keep me signed in for 14 days"),
                help_text=_("Only on a device that nobody else uses."),
                required=False,
            ),
        }


class PasswordResetForm(forms.Form):
    """Announces the request and looks nobody up: known and unknown addresses cost and show the same."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The address that your agency recorded for you."),
        error_messages={"required": _("Enter your e-mail."), **EMAIL_WORDS},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self):
        return User.objects.normalize_email(self.cleaned_data["email"])

    def save(self, request, **kwargs):
        password_reset_requested.send(sender=User, email=self.cleaned_data["email"], language=request.LANGUAGE_CODE)


def use_our_words(form):
    """allauth repeats the labels as placeholders, which vanish while typing."""
    for name, field in form.fields.items():
        label, required = PASSWORD_WORDS[name]
        field.label = label
        field.error_messages["required"] = required
        field.help_text = NEW_PASSWORD_HINT if name == "password1" else ""
        field.widget.attrs.pop("placeholder", None)


class PasswordChangeForm(allauth_forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        use_our_words(self)

    @transaction.atomic
    def save(self):
        super().save()
        audit.record("password.changed", actor=self.user, subject=self.user)


class FirstPasswordForm(allauth_forms.SetPasswordForm):
    """For somebody who has come in through the agency's own sign-in and never had a password here."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        use_our_words(self)

    @transaction.atomic
    def save(self):
        super().save()
        audit.record("password.changed", actor=self.user, subject=self.user)


class ConfirmPasswordForm(allauth_forms.ReauthenticateForm):
    """Before what concerns the safety of the account."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"] = forms.CharField(
            label=_("Current password"),
            strip=False,
            error_messages={"required": _("Enter your current password.")},
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )


class NewPasswordForm(allauth_forms.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        use_our_words(self)

    @transaction.atomic
    def save(self):
        super().save()
        audit.record("password.reset", actor=self.user, subject=self.user)
