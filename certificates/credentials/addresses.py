"""The addresses that stand in credentials. They are kept by others for years, so they never change."""

from django.conf import settings
from django.urls import reverse

# What stands for the platform, which has no short name; no unit may take it as its own.
PLATFORM = "platform"


def absolute(name, *args):
    return settings.SITE_URL + reverse(f"certificates:{name}", args=args)


def profile_url(issuer):
    return absolute("platform_issuer") if issuer.is_platform else absolute("issuer", issuer.slug)


def achievement_url(version):
    return absolute("achievement", version.public_id)


def badge_url(version):
    return absolute("achievement_badge", version.public_id)


def status_list_url(status_list):
    """Load it with its issuer."""
    return absolute("status_list", status_list.issuer.slug or PLATFORM, status_list.number)
