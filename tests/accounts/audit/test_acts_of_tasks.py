"""What happens in the background stands in the trail as done by the system, in a task that has a name."""

import pytest
from celery import shared_task

from accounts import audit
from accounts.audit.context import BY_THE_SYSTEM, current_act
from accounts.models import AuditEntry
from certificates.issuing.tasks import issue_due_certificates
from tests.factories.courses import complete_course, enrol_learner, make_course

pytestmark = pytest.mark.django_db


@shared_task
def note_something():
    audit.record("person.viewed")


@shared_task
def fail():
    raise ZeroDivisionError


def test_a_task_names_itself_and_nobody(administrator):
    with audit.acting(actor=administrator, address="10.0.0.7", origin="web"):
        note_something.delay()
        audit.record("unit.viewed")

    in_task = AuditEntry.objects.get(action="person.viewed")
    in_request = AuditEntry.objects.get(action="unit.viewed")
    assert (in_task.actor_id, in_task.address, in_task.origin) == (None, None, "task note_something")
    assert (in_request.actor_id, in_request.origin) == (administrator.public_id, "web")


def test_after_a_task_that_fails_nothing_of_it_is_left():
    with pytest.raises(ZeroDivisionError):
        fail.delay()

    assert current_act() == BY_THE_SYSTEM


def test_an_issued_certificate_is_in_the_trail(person, at):
    complete_course(enrol_learner(make_course(lessons=1), person, at), at)

    issue_due_certificates.delay()

    entry = AuditEntry.objects.get(action="certificate.issued")
    assert (entry.subject_id, entry.actor_id) == (person.public_id, None)
    assert entry.origin.startswith("task issue_")
