import logging
import time

from kombu.exceptions import OperationalError

from accounts import audit
from accounts.entering import sessions, tasks
from accounts.session_age import SEEN_KEY

logger = logging.getLogger(__name__)


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


def nudge(task, **arguments):
    """The page's answer stays the same when the broker is out of reach."""
    try:
        task.delay(**arguments)
    except (OperationalError, OSError):
        logger.exception("The broker is out of reach, so %s was not asked for.", task.name)
