import logging

from celery import shared_task
from django.core.exceptions import ObjectDoesNotExist
from django.db import OperationalError
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)


@shared_task(autoretry_for=(OSError, OperationalError), retry_backoff=2, max_retries=4)
def run_django_task(path, args, kwargs):
    """Safe to run twice: Wagtail's jobs bring an index up to date or delete a file that may be gone."""
    try:
        import_string(path).call(*args, **kwargs)
    except ObjectDoesNotExist:
        logger.info("What %s%s was for has been deleted since.", path, tuple(args))
