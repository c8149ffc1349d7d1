"""Where a person is signed in. Every sign-in is listed; ending a session deletes it."""

import time
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

from allauth.account.internal.flows.login import get_authentication_records
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from accounts import audit
from accounts.entering import devices

FRESH = 15 * 60
# Not by card: whoever stands at a shared device is known by a short PIN only.
STRONG_METHODS = {"socialaccount", "mfa"}


@dataclass(frozen=True)
class OpenSession:
    id: int
    device: str
    address: str
    began_at: datetime
    used_at: datetime
    is_current: bool


def is_fresh_without_password(request):
    """Whether the person showed a moment ago, to the identity provider or with a passkey, who they are."""
    shown = get_authentication_records(request, request.user)
    return any(each["method"] in STRONG_METHODS and time.time() - each["at"] < FRESH for each in shown)


def open_sessions(*, user, current_key, at):
    """The living sessions, the current one first. Two queries, however many there are; ended ones are left out."""
    listed = list(UserSession.objects.filter(user=user).order_by("-last_seen_at", "-pk"))
    keys = [session.session_key for session in listed]
    stored = Session.objects.filter(session_key__in=keys, expire_date__gt=at)
    own_hash = user.get_session_auth_hash()
    alive = {row.session_key for row in stored if row.get_decoded().get(HASH_SESSION_KEY) == own_hash}
    found = [
        OpenSession(
            id=session.pk,
            device=devices.in_words(session.user_agent),
            address=session.ip,
            began_at=session.created_at,
            used_at=session.last_seen_at,
            is_current=session.session_key == current_key,
        )
        for session in listed
        if session.session_key in alive
    ]
    return sorted(found, key=lambda session: not session.is_current)


def over_before(moment):
    """What the list keeps of devices and addresses after the session itself is over."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gte=moment)
    return UserSession.objects.filter(~Exists(alive), last_seen_at__lt=moment)


def end(*, user, session_id):
    """End one session of this person; one that is over already stays over."""
    _end(UserSession.objects.filter(user=user, pk=session_id))


def end_others(*, user, current_key):
    _end(UserSession.objects.filter(user=user).exclude(session_key=current_key))
    audit.record("sessions.ended_elsewhere", subject=user)


def end_all(*, user):
    _end(UserSession.objects.filter(user=user))


def _end(listed):
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for session in listed:
        store.delete(session.session_key)
    listed.delete()
