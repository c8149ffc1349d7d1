from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.entering import app_codes


def code_field(hint):
    return forms.CharField(
        label=_("Code"),
        help_text=hint,
        error_messages={"required": _("Enter the code.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class _OnceOnly:
    """A code holds for three half minutes, but allauth remembers a used one for only one of them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field(
            hint=_("The 6 digits that your authenticator app shows now, or one of your recovery codes.")
        )

    def clean_code(self):
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP and not app_codes.use_once(self.user, code):
            self._emit_authentication_failed(self.authenticator)
            raise forms.ValidationError(app_codes.used_already())
        return code


class CodeForm(_OnceOnly, AuthenticateForm):
    pass


class RepeatedCodeForm(_OnceOnly, ReauthenticateForm):
    pass


class AppForm(forms.Form):
    """The first code of a new authenticator app. The secret travels in the form, sealed for this person."""

    sealed = forms.CharField(widget=forms.HiddenInput, required=False)
    code = code_field(hint=_("The 6 digits that the app shows now."))

    def __init__(self, data=None, *, user):
        super().__init__(data)
        self.user = user
        self.secret = app_codes.open_secret(self.data.get("sealed", ""), user) if self.is_bound else None
        self.sealed = self.data["sealed"] if self.secret else app_codes.new_sealed_secret(user)
        self.is_expired = self.is_bound and self.secret is None
        self.secret = self.secret or app_codes.open_secret(self.sealed, user)
        if self.is_expired:
            self.data = {**self.data.dict(), "sealed": self.sealed}
        self.fields["sealed"].initial = self.sealed

    @property
    def readable_secret(self):
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))

    @property
    def app_address(self):
        return get_adapter().build_totp_url(self.user, self.secret)

    def clean_code(self):
        code = self.cleaned_data["code"]
        if self.is_expired:
            raise forms.ValidationError(
                _("This page was open for too long. Scan the new pattern, then enter its code.")
            )
        check_rate_limit(self.user)
        if not app_codes.is_right(self.secret, code):
            raise forms.ValidationError(
                app_codes.clock_advice(self.secret, code)
                or _("This code is not right. Wait for the next one and enter it, and check the clock of your phone.")
            )
        app_codes.use_once(self.user, code)
        return code


class PasskeyForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the passkey"),
        help_text=_("For example: office laptop."),
        max_length=60,
        error_messages={"required": _("Enter a name by which you know it again.")},
    )
    credential = forms.JSONField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("The device gave no passkey. Use the button again and follow what the device asks.")
        },
    )

    def clean_credential(self):
        credential = self.cleaned_data["credential"]
        webauthn.parse_registration_response(credential)
        webauthn.complete_registration(credential)
        return credential
