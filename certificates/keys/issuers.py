"""Whose key signs what: the nearest issuer of a unit, and its keys."""

from django.db.models import F, Q

from accounts.models import OrgUnit
from certificates.models import Issuer


class NoIssuer(Exception):
    """Not even the platform has an issuer yet: run create_signing_keys."""


class NoActiveKey(Exception):
    """The issuer has no key in use for the purpose: make one and put it to use."""


def issuer_for(unit):
    """In whose name a certificate of `unit` is signed: the nearest issuing unit upwards, else the platform."""
    steps = range(OrgUnit.steplen, len(unit.path) + 1, OrgUnit.steplen)
    above = Q(unit__path__in=[unit.path[:end] for end in steps])
    found = Issuer.objects.filter(above | Q(slug=""), is_active=True).order_by(F("unit__depth").desc(nulls_last=True))
    issuer = found.first()
    if issuer is None:
        raise NoIssuer("There is no issuer yet: run create_signing_keys.")
    return issuer


def active_key(issuer, purpose):
    key = issuer.keys.filter(purpose=purpose, activated_at__isnull=False, retired_at=None).first()
    if key is None:
        raise NoActiveKey(f"{issuer} has no key in use for {purpose}.")
    key.issuer = issuer
    return key


def listed_keys(issuer):
    """The keys that verifiers may rely on: in use, announced or retired, but not compromised. Oldest first."""
    return issuer.keys.filter(compromised_at=None).order_by("created_at", "pk")
