"""Who must have a second factor. The roles come from the settings, so that a demo walks in without."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache

# Whoever has one is believed for this time, so that officers don't pay for asking at every page.
REMEMBERED_FOR = 60
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def is_required_of(user):
    return bool(settings.TWO_FACTOR_ROLES) and bool(user.held_roles & set(settings.TWO_FACTOR_ROLES))


def has_second_factor(user):
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def lacks_second_factor(user):
    """Whether this person must set one up before anything else. Learners, who hold no role, cost no question."""
    if user.has_laid_down_powers or not is_required_of(user):
        return False
    key = _key(user)
    if cache.get(key):
        return False
    if not has_second_factor(user):
        return True
    cache.set(key, True, REMEMBERED_FOR)
    return False


def ask_again(user):
    cache.delete(_key(user))


def _key(user):
    return f"has-second-factor:{user.pk}"
