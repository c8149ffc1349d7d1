import logging

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django_tasks import task
from django_tasks.exceptions import InvalidTaskError
from wagtail.documents.models import Document
from wagtail.models import ReferenceIndex
from wagtail.tasks import update_reference_index_task

from config.celery import app as celery_app
from config.tasks import run_django_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def broker_out_of_reach():
    """Nothing listens on port 1."""
    unreachable = {
        "task_always_eager": False,
        "broker_write_url": "redis://127.0.0.1:1/0",
        "broker_transport_options": {"max_retries": 1, "interval_start": 0},
    }
    before = {name: celery_app.conf[name] for name in unreachable}
    celery_app.conf.update(unreachable)
    celery_app.amqp._producer_pool = None
    yield
    celery_app.conf.update(before)
    celery_app.amqp._producer_pool = None


def new_document():
    return Document.objects.create(title="Modul", file=ContentFile(b"Isi", name="modul.txt"))


def references():
    return ReferenceIndex.objects.filter(model_path="collection").count()


def test_a_job_of_wagtail_runs_once_its_transaction_has_committed(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        new_document()
        before_commit = references()

    assert before_commit == 0
    assert references() == 1


def test_a_job_of_a_transaction_that_failed_never_runs(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks, transaction.atomic():
        new_document()
        transaction.set_rollback(True)

    assert callbacks == []
    assert references() == 0


def test_a_document_is_saved_although_the_broker_is_out_of_reach(
    broker_out_of_reach, django_capture_on_commit_callbacks, caplog
):
    with django_capture_on_commit_callbacks(execute=True):
        document = new_document()

    assert Document.objects.contains(document)
    assert references() == 0
    assert "The broker is out of reach, so wagtail.tasks.update_reference_index_task" in caplog.text


def test_a_job_for_something_deleted_since_is_dropped(caplog):
    caplog.set_level(logging.INFO)

    run_django_task.delay(update_reference_index_task.module_path, ["wagtailcore", "page", 0], {})

    assert "has been deleted since" in caplog.text


def test_a_task_that_asks_for_its_context_is_refused():
    with pytest.raises(InvalidTaskError):
        task(wants_context, takes_context=True)


def wants_context(context):
    """Never called: tasks have to be functions of a module."""
