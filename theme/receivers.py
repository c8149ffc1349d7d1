"""What the receivers of several topics share."""

import logging

from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def nudge(task, **arguments):
    """Ask for a task now. With the broker out of reach the answer to the person stays the same; a sweep finds what
    has a row, and the rest is asked for again."""
    try:
        task.delay(**arguments)
    except (OperationalError, OSError):
        logger.exception("The broker is out of reach, so %s was not asked for.", task.name)
