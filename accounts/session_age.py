"""However busy a session is, one signs in anew some day. Django only knows how long it may lie idle."""

from django.conf import settings

BEGAN = "signed_in_at"


def note_beginning(session, *, now):
    session[BEGAN] = int(now)


def is_too_old(session, *, now):
    """A session without a beginning is older than this rule; it ends when it has lain idle."""
    began = session.get(BEGAN)
    return began is not None and now - began > settings.SESSION_LONGEST
