"""However busy a session is, one signs in anew some day; and officers' sessions don't idle as long as learners' may.

Django only knows how long any session may lie idle. When this one was used last stands in the session itself and is
noted when something is sent (accounts.entering.middleware), because looking at a page must not write. So an officer
who did nothing but read for `OFFICER_SESSION_IDLE` seconds signs in anew as well.
"""

from django.conf import settings

BEGAN = "signed_in_at"
SEEN_KEY = "seen_at"


def note_beginning(session, *, now):
    session[BEGAN] = int(now)


def is_over(session, user, *, now):
    """Whether this person may not go on in this session. Roles are only asked for once it lay idle for long."""
    return is_too_old(session, now=now) or (_has_lain_idle(session, now=now) and _is_officer(user))


def is_too_old(session, *, now):
    """A session without a beginning is older than this rule; it ends when it has lain idle."""
    began = session.get(BEGAN)
    return began is not None and now - began > settings.SESSION_LONGEST


def _has_lain_idle(session, *, now):
    used = session.get(SEEN_KEY, session.get(BEGAN))
    return used is not None and now - used > settings.OFFICER_SESSION_IDLE


def _is_officer(user):
    return user.is_superuser or bool(user.held_assignments)
