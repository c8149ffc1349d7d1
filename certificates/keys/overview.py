"""What the pages about keys show: each key with its state and how many certificates were made with it."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count

from certificates.keys import renewing
from certificates.models import Certificate, Credential, Issuer, SigningKey

# So long before its end a certificate should be replaced: authorities take their time.
ENDING = timedelta(days=60)


@dataclass(frozen=True)
class Line:
    key: SigningKey
    state: str  # "active", "announced", "retired" or "compromised"
    uses: int
    is_ending: bool = False


def state_of(key):
    if key.compromised_at:
        return "compromised"
    if key.retired_at:
        return "retired"
    return "active" if key.activated_at else "announced"


def issuers(*, at):
    """Each issuer with its purposes, and the keys of each of them, the newest first."""
    counted = uses()
    for issuer in Issuer.objects.select_related("unit").prefetch_related("keys"):
        keys = sorted(issuer.keys.all(), key=lambda key: key.created_at, reverse=True)
        yield issuer, [(purpose, _lines(keys, purpose, counted, at)) for purpose in SigningKey.Purpose]


def _lines(keys, purpose, counted, at):
    return [line_of(key, counted, at) for key in keys if key.purpose == purpose]


def line_of(key, counted, at):
    is_ending = bool(key.is_active and key.expires_at and key.expires_at - at < ENDING)
    return Line(key, state_of(key), counted.get(key.pk, 0), is_ending)


def uses():
    """How many certificates were made with each key, by the key's id."""
    counted = {}
    for objects, field in ((Credential, "key"), (Credential, "jwt_key"), (Certificate, "seal_key")):
        rows = objects.objects.exclude(**{field: None}).order_by().values_list(field).annotate(Count("pk"))
        counted.update(dict(rows))
    return counted


def remaining(key):
    """Of a key that was given up: the certificates that still rest on it."""
    return renewing.resting_on(key) if key.compromised_at else Certificate.objects.none()
