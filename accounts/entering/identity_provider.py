"""The agency's own identity provider (OIDC), as the settings describe it."""

from dataclasses import dataclass

from django.conf import settings

PROVIDER_ID = "sso"


@dataclass(frozen=True)
class Provider:
    name: str
    id: str = PROVIDER_ID


def offered():
    """The provider to show on the sign-in page, or None; asks the settings only."""
    return Provider(settings.OIDC_NAME) if settings.OIDC_ISSUER else None


def claimed(claims, name):
    """A claim as text, "" without it; providers send numbers as numbers now and then."""
    value = claims.get(name) if name else None
    return str(value).strip() if isinstance(value, str | int) else ""
