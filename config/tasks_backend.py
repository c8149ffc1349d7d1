"""Hands Wagtail's own jobs (reference index, deleted files) to Celery once their transaction has committed."""

import logging
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError
from django_tasks.signals import task_enqueued
from django_tasks.utils import get_random_id
from kombu.exceptions import OperationalError

from config.tasks import run_django_task

logger = logging.getLogger(__name__)


class CeleryBackend(BaseTaskBackend):
    supports_defer = True

    def validate_task(self, task):
        super().validate_task(task)
        if task.takes_context:
            raise InvalidTaskError("Backend does not support tasks that take their context.")

    def enqueue(self, task, args, kwargs):
        self.validate_task(task)
        result = TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        transaction.on_commit(partial(send, result))
        task_enqueued.send(type(self), task_result=result)
        return result


def send(result):
    """A job lost here is made good by the `rebuild_references_index` command, so the page is saved all the same."""
    task = result.task
    try:
        run_django_task.apply_async(
            (task.module_path, result.args, result.kwargs), task_id=result.id, eta=task.run_after
        )
    except (OperationalError, OSError):
        logger.exception("The broker is out of reach, so %s%s was not queued.", task.module_path, tuple(result.args))
