"""Making and ending keys. The key itself leaves once; what stays is its SHA-256."""

import datetime
import secrets

from django.db import transaction

from accounts import audit
from accounts.api_keys.recognising import BEGINNING, SHOWN, digest
from accounts.models import ApiKey, OrgUnit, User

DAYS = (30, 90, 180, 365)
MOST_AT_A_TIME = 10


class TooManyKeys(Exception):
    """So many keys work that nobody could say what each is for."""


class KeyAlreadyMade(Exception):
    """The form was sent twice: the key exists and cannot be shown again."""


@transaction.atomic
def make_agency_key(*, agency, key, name, scopes, days, by, at):
    """`key` is a UUID of the form, so that a form sent twice makes one. Returns (ApiKey, the key itself)."""
    OrgUnit.objects.select_for_update(no_key=True).get(pk=agency.pk)
    return _make(ApiKey.objects.filter(agency=agency), {"agency": agency}, key, name, scopes, days, by, at)


@transaction.atomic
def make_own_key(*, person, key, name, scopes, days, at):
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    return _make(ApiKey.objects.filter(person=person), {"person": person}, key, name, scopes, days, person, at)


def _make(existing, holder, key, name, scopes, days, by, at):
    if ApiKey.objects.filter(public_id=key).exists():
        raise KeyAlreadyMade(f"A key {key} exists.")
    if existing.filter(revoked_at=None, expires_at__gt=at).count() >= MOST_AT_A_TIME:
        raise TooManyKeys(f"{MOST_AT_A_TIME} keys work.")
    secret = BEGINNING + secrets.token_urlsafe(32)
    made = ApiKey.objects.create(
        **holder,
        public_id=key,
        name=name,
        prefix=secret[:SHOWN],
        digest=digest(secret),
        scopes=sorted(scopes),
        made_by=by,
        created_at=at,
        expires_at=at + datetime.timedelta(days=days),
    )
    _record("api_key.made", made, by)
    return made, secret


@transaction.atomic
def revoke_key(*, key, by, at):
    """From now on it opens nothing. Said again, nothing changes."""
    key = ApiKey.objects.select_for_update(of=["self"]).select_related("agency", "person").get(pk=key.pk)
    if key.revoked_at is None:
        key.revoked_at = at
        key.save(update_fields=["revoked_at"])
        _record("api_key.revoked", key, by)
    return key


def _record(action, key, by):
    facts = {"subject": key.person, "unit": key.agency, "target": str(key), "reason": ", ".join(key.scopes)}
    audit.record(action, actor=by, **facts)
