"""Second factors of a person: an authenticator app, passkeys, recovery codes. Each change is in the audit trail."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction

from accounts import audit
from accounts.entering import required_roles, sessions
from accounts.models import User

Type = Authenticator.Type


class StillRequired(Exception):
    """The last second factor of someone whose role demands one can't be removed."""


def is_set_up(user):
    return required_roles.has_second_factor(user)


def app_of(user):
    return Authenticator.objects.filter(user=user, type=Type.TOTP).first()


def passkeys_of(user):
    return [key.wrap() for key in Authenticator.objects.filter(user=user, type=Type.WEBAUTHN).order_by("created_at")]


def recovery_codes_of(user):
    """The codes left, or None if the person has no second factor."""
    held = Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).first()
    return held.wrap().get_unused_codes() if held else None


@transaction.atomic
def add_app(*, user, secret):
    """Connect an authenticator app. Connecting again while one is connected changes nothing."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if app_of(user) is None:
        TOTP.activate(user, secret)
        audit.record("two_factor.app_added", subject=user)
    _settle(user)


@transaction.atomic
def add_passkey(*, user, name, credential):
    user = User.objects.select_for_update().get(pk=user.pk)
    WebAuthn.add(user, name, credential)
    audit.record("two_factor.passkey_added", subject=user, target=name)
    _settle(user)


def _settle(user):
    RecoveryCodes.activate(user)
    required_roles.ask_again(user)


@transaction.atomic
def remove(*, user, authenticator):
    """Take one factor away; recovery codes go with the last. Raises StillRequired."""
    User.objects.select_for_update().get(pk=user.pk)
    factors = Authenticator.objects.filter(user=user, type__in=required_roles.FACTORS)
    is_last = not factors.exclude(pk=authenticator.pk).exists()
    if is_last and required_roles.is_required_of(user):
        raise StillRequired(f"{user} holds a role that demands a second factor.")
    factors.filter(pk=authenticator.pk).delete()
    if is_last:
        Authenticator.objects.filter(user=user).delete()
    audit.record(f"two_factor.{authenticator.type}_removed", subject=user, target=str(authenticator))
    required_roles.ask_again(user)


@transaction.atomic
def renew_recovery_codes(*, user):
    User.objects.select_for_update().get(pk=user.pk)
    if not is_set_up(user):
        return
    Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(user)
    audit.record("two_factor.recovery_codes_renewed", subject=user)


@transaction.atomic
def reset(*, user, reason):
    """An administrator takes all second factors away from somebody who lost them, and ends the sessions."""
    user = User.objects.select_for_update().get(pk=user.pk)
    removed = sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    Authenticator.objects.filter(user=user).delete()
    sessions.end_all(user=user)
    audit.record("two_factor.reset", subject=user, reason=reason, changes={"factors": [removed, []]})
    required_roles.ask_again(user)
