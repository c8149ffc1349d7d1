"""Decentralised identifiers (did:web) of issuers and their keys."""

from urllib.parse import quote, urlsplit

from django.conf import settings


def did_of(issuer):
    """A port is part of the host and its colon is written %3A, as the method asks."""
    host = quote(urlsplit(settings.SITE_URL).netloc, safe="")
    return f"did:web:{host}" if issuer.is_platform else f"did:web:{host}:penerbit:{issuer.slug}"


def key_id(key):
    """The address of `key`; load it with its issuer."""
    return f"{did_of(key.issuer)}#{key.name}"
