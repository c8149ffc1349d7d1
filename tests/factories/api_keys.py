"""Keys, with what one puts into the header."""

import uuid

from accounts.api_keys import services
from accounts.api_keys.scopes import OF_AGENCIES, OWN


def agency_key(agency, by, at, *, scopes=tuple(OF_AGENCIES), days=30, name="Sistem kepegawaian"):
    """(ApiKey, the key itself)"""
    facts = {"key": uuid.uuid4(), "name": name, "scopes": scopes, "days": days}
    return services.make_agency_key(agency=agency, by=by, at=at, **facts)


def own_key(person, at, *, days=30):
    facts = {"key": uuid.uuid4(), "name": "Lembar kerja saya", "scopes": [OWN], "days": days}
    return services.make_own_key(person=person, at=at, **facts)


def bearer(secret):
    return {"Authorization": f"Bearer {secret}"}
