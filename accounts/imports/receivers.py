import logging

from kombu.exceptions import OperationalError

from accounts.imports import tasks

logger = logging.getLogger(__name__)


def check(sender, batch_id, **kwargs):
    _nudge(tasks.check_import, batch_id)


def apply(sender, batch_id, **kwargs):
    _nudge(tasks.apply_import, batch_id)


def undo(sender, batch_id, **kwargs):
    _nudge(tasks.undo_import, batch_id)


def _nudge(task, batch_id):
    """A broker that is down delays the work until the sweep."""
    try:
        task.delay(batch_id=batch_id)
    except (OperationalError, OSError):
        logger.exception("The broker is out of reach, so %s was not asked for.", task.name)
