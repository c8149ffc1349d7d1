import time

from accounts import audit
from accounts.entering import sessions, tasks
from accounts.session_age import SEEN_KEY
from theme.receivers import nudge


def mark_session(sender, request, **kwargs):
    """From now on the use of this session is noted; its row in the list was made a moment ago."""
    request.session[SEEN_KEY] = time.time()


def end_sessions(sender, user, **kwargs):
    sessions.end_all(user=user)


def mail_activation_link(sender, login, language, **kwargs):
    nudge(tasks.mail_activation_link, login=login, language=language)


def count_failed_code(sender, number, **kwargs):
    nudge(tasks.count_failed_code, number=number)


def record_failed_code(sender, number, **kwargs):
    """Whether the number is anybody's is not looked up, so that a known one takes no longer than an unknown one."""
    audit.record_event("activation.failed", target=audit.masked(number))


def send_invitations(sender, **kwargs):
    nudge(tasks.send_invitations)


def mail_two_factor_reset(sender, user_id, reason, **kwargs):
    nudge(tasks.mail_two_factor_reset, user_id=user_id, reason=reason)
