"""How people get in: passwords and limits, second steps, activation, the agency's own identity provider."""

import os

from .environment import env_list

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.SignInBackend"]
PASSWORD_HASHERS = ["accounts.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "accounts.password_rules.PersonalFactsValidator"},
    {"NAME": "accounts.password_rules.WordsOfTheSiteValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:dashboard"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignInForm",
    "change_password": "accounts.forms.PasswordChangeForm",
    "set_password": "accounts.forms.FirstPasswordForm",
    "reauthenticate": "accounts.forms.ConfirmPasswordForm",
    "reset_password": "accounts.forms.PasswordResetForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = None  # the person decides
PASSWORD_RESET_TIMEOUT = 60 * 60 * 4
# Per address the limits are wide, because a whole office or classroom shares one.
ACCOUNT_RATE_LIMITS = {
    "login": "",  # counted as "sign_in", from which a known device is free
    "sign_in": "120/m/ip",
    # The key is a number together with an address or a device (accounts.entering.limits), or a person whose password
    # was right already: nobody can shut out another by failing on purpose.
    "login_failed": "30/m/ip,5/5m/key",
    "activate": "30/m/ip,10/5m/key",
    "ask_link": "10/m/ip,5/m/key",
    "kiosk": "60/m/ip",
    "reset_password": "10/m/ip",
    "reset_link": "5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
}
# How many proxies of our own stand before this server; only as many entries of X-Forwarded-For are believed.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXY_COUNT", "0"))

# By the name of the address: exports, uploads and searches that cost much, and what could be used to guess or to spy.
REQUEST_LIMITS = {
    # What a learner sends who was offline for a whole quiz stays below; the page tries again by itself.
    "assessments:attempt": {"rate": "120/m/user", "when": "sent"},
    "assessments:save": {"rate": "300/m/user", "when": "sent"},
    "api:agency_competencies": {"rate": "240/m/ip", "when": "always"},
    "api:agency_evidence": {"rate": "240/m/ip", "when": "always"},
    "api:agency_gaps": {"rate": "240/m/ip", "when": "always"},
    "api:agency_hours": {"rate": "240/m/ip", "when": "always"},
    "api:agency_people": {"rate": "240/m/ip", "when": "always"},
    "api:agency_person": {"rate": "240/m/ip", "when": "always"},
    "api:agency_person_gaps": {"rate": "240/m/ip", "when": "always"},
    "api:agency_trainings": {"rate": "240/m/ip", "when": "always"},
    "api:my_competencies": {"rate": "120/m/ip", "when": "always"},
    "api:my_evidence": {"rate": "120/m/ip", "when": "always"},
    "api:my_gaps": {"rate": "120/m/ip", "when": "always"},
    "api:my_hours": {"rate": "120/m/ip", "when": "always"},
    "api:my_trainings": {"rate": "120/m/ip", "when": "always"},
    "api:certificate": {"rate": "240/m/ip", "when": "always"},
    "api:match_number": {"rate": "20/m/ip", "when": "always"},
    "api:register_consistency": {"rate": "120/m/ip", "when": "always"},
    "api:register_inclusion": {"rate": "120/m/ip", "when": "always"},
    "api:verify": {"rate": "30/m/ip", "when": "always"},
    "audit:export": {"rate": "6/m/user", "when": "always"},
    "audit:list": {"rate": "60/m/user", "when": "searched"},
    "api_keys:make_for_agency": {"rate": "10/m/user", "when": "sent"},
    "api_keys:make_own": {"rate": "10/m/user", "when": "sent"},
    "certificates:import_key": {"rate": "10/m/user", "when": "sent"},
    "certificates:institutional_seal": {"rate": "10/m/user", "when": "sent"},
    "certificates:offline_keys": {"rate": "240/m/ip", "when": "always"},
    "certificates:receive_signed": {"rate": "20/m/user", "when": "sent"},
    "certificates:preview": {"rate": "120/m/user", "when": "always"},
    "certificates:register": {"rate": "120/m/ip", "when": "always"},
    "certificates:register_checkpoint": {"rate": "60/m/ip", "when": "always"},
    "certificates:match_number": {"rate": "20/m/ip", "when": "sent"},
    "certificates:share": {"rate": "30/m/user", "when": "sent"},
    "certificates:shared": {"rate": "240/m/ip", "when": "always"},
    "certificates:sign_here": {"rate": "10/m/user", "when": "sent"},
    "certificates:take_unsigned": {"rate": "20/m/user", "when": "always"},
    "certificates:verify": {"rate": "240/m/ip", "when": "always"},
    "certificates:certificates.verifying.views.verify": {"rate": "240/m/ip", "when": "always"},
    "certificates:verify_file": {"rate": "30/m/ip", "when": "sent"},
    "certificatetemplate:preview": {"rate": "120/m/user", "when": "sent"},
    "competencies:export": {"rate": "10/m/user", "when": "always"},
    "competencies:shares": {"rate": "30/m/user", "when": "sent"},
    "cv:shared": {"rate": "240/m/ip", "when": "always"},
    "competencies:claim_file": {"rate": "60/m/user", "when": "always"},
    "competencies:claim_import": {"rate": "10/m/user", "when": "sent"},
    "competencies:claim_import_template": {"rate": "20/m/user", "when": "always"},
    "competencies:claim_upload": {"rate": "20/m/user", "when": "sent"},
    "entering:make_sheet": {"rate": "10/m/user", "when": "sent"},
    "handed_in:upload": {"rate": "20/m/user", "when": "sent"},
    "home.views.page": {"rate": "600/m/ip", "when": "searched"},  # the catalogue
    "imports:problems": {"rate": "20/m/user", "when": "always"},
    "imports:template": {"rate": "20/m/user", "when": "always"},
    "imports:upload": {"rate": "10/m/user", "when": "sent"},
    "kiosk:print_card": {"rate": "60/m/user", "when": "sent"},
    "kiosk:print_missing": {"rate": "10/m/user", "when": "sent"},
    "people:list": {"rate": "60/m/user", "when": "searched"},
    "privacy:activities_csv": {"rate": "10/m/user", "when": "always"},
    "privacy:ask_export": {"rate": "6/m/user", "when": "sent"},
    "privacy:download_export": {"rate": "20/m/user", "when": "always"},
    "reports:unit_csv": {"rate": "20/m/user", "when": "always"},
    "wagtaildocs_serve": {"rate": "1200/m/ip", "when": "always"},
}

# Whoever holds one of these roles must use a second factor; "" for nobody.
TWO_FACTOR_ROLES = env_list("TWO_FACTOR_ROLES")
MFA_ADAPTER = "accounts.entering.two_factor_adapter.TwoFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
MFA_FORMS = {
    "authenticate": "accounts.entering.second_factor_forms.CodeForm",
    "reauthenticate": "accounts.entering.second_factor_forms.RepeatedCodeForm",
}
ACTIVATION_LINK_AGE = 60 * 60 * 24 * 7
ACTIVATION_CODE_DAYS = 30

# Sign-in through the agency's own identity provider; without an issuer there is no such button.
OIDC_ISSUER = os.environ.get("OIDC_ISSUER", "").rstrip("/")
OIDC_NAME = os.environ.get("OIDC_NAME", "SSO")
OIDC_NUMBER_CLAIM = os.environ.get("OIDC_NUMBER_CLAIM", "nip")
OIDC_EMAIL_CLAIM = os.environ.get("OIDC_EMAIL_CLAIM", "")
SOCIALACCOUNT_ADAPTER = "accounts.entering.identity_adapter.IdentityAdapter"


def identity_provider(issuer, *, name, client_id, secret):
    """allauth's settings for the provider. What tokens must name as their issuer is said here, whatever its metadata
    say; some providers write their own address with a slash at the end."""
    config = {"server_url": issuer, "openid_configuration_overrides": {"issuer": [issuer, f"{issuer}/"]}}
    app = {"provider_id": "sso", "name": name, "client_id": client_id, "secret": secret, "settings": config}
    scopes = env_list("OIDC_SCOPES", "openid,profile,email")
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "SCOPE": scopes, "APPS": [app]}}


SOCIALACCOUNT_PROVIDERS = {}
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS = identity_provider(
        OIDC_ISSUER,
        name=OIDC_NAME,
        client_id=os.environ.get("OIDC_CLIENT_ID", ""),
        secret=os.environ.get("OIDC_CLIENT_SECRET", ""),
    )
