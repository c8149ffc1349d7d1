import logging
from threading import RLock

from celery import shared_task
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, OperationalError
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)
# Two jobs for one page often follow each other; side by side their threads would insert the same index rows.
one_at_a_time = RLock()


@shared_task(autoretry_for=(OSError, OperationalError, IntegrityError), retry_backoff=2, max_retries=4)
def run_django_task(path, args, kwargs):
    """Safe to run twice: Wagtail's jobs bring an index up to date or delete a file that may be gone."""
    try:
        with one_at_a_time:
            import_string(path).call(*args, **kwargs)
    except ObjectDoesNotExist:
        logger.info("What %s%s was for has been deleted since.", path, tuple(args))
