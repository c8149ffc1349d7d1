import logging

from kombu.exceptions import OperationalError

from certificates.issuing import tasks

logger = logging.getLogger(__name__)


def issue_on_completion(sender, enrolment_id, **kwargs):
    """The completion stands even when the broker is out of reach; the sweep then issues the certificate."""
    try:
        tasks.issue_certificate.delay(enrolment_id=enrolment_id)
    except (OperationalError, OSError):
        logger.exception("The broker is out of reach; the sweep will certify enrolment %s.", enrolment_id)


def work_on_batch(sender, batch_id, **kwargs):
    """The batch runs even when the broker is out of reach; the sweep then begins with it."""
    try:
        tasks.set_to_work(batch_id)
    except (OperationalError, OSError):
        logger.exception("The broker is out of reach; the sweep will work on batch %s.", batch_id)


def make_certificate(sender, certificate_id, **kwargs):
    try:
        tasks.make_certificate.delay(certificate_id=certificate_id)
    except (OperationalError, OSError):
        logger.exception("The broker is out of reach; the sweep will make certificate %s.", certificate_id)
