import logging

from kombu.exceptions import OperationalError

from certificates import tasks

logger = logging.getLogger(__name__)


def issue_on_completion(sender, enrolment_id, **kwargs):
    """The completion stands even when the broker is out of reach; the sweep then issues the certificate."""
    try:
        tasks.issue_certificate.delay(enrolment_id=enrolment_id)
    except (OperationalError, OSError):
        logger.exception("The broker is out of reach; the sweep will certify enrolment %s.", enrolment_id)
