import logging
from io import StringIO

import pytest
from django.core.management import call_command
from kombu.exceptions import OperationalError

from certificates import receivers, services, tasks
from certificates.models import Certificate
from tests.factories.accounts import make_person
from tests.factories.certificates import document, make_certificate, make_enrolment
from tests.factories.courses import complete_course, enrol_learner, make_course

pytestmark = pytest.mark.django_db


def test_completing_a_course_issues_its_certificate(at, django_capture_on_commit_callbacks):
    enrolment = enrol_learner(make_course(), make_person(), at)

    with django_capture_on_commit_callbacks(execute=True):
        complete_course(enrolment, at)

    certificate = Certificate.objects.get(enrolment=enrolment)
    assert certificate.is_rendered
    assert certificate.snapshot["course"]["title"] == "Literasi Digital Dasar"


def test_a_task_delivered_twice_issues_once(at):
    enrolment = make_enrolment(at)

    tasks.issue_certificate.delay(enrolment_id=enrolment.pk)
    tasks.issue_certificate.delay(enrolment_id=enrolment.pk)

    assert Certificate.objects.count() == 1


def test_a_broker_out_of_reach_does_not_break_the_completion(at, settings, caplog, monkeypatch):
    enrolment = make_enrolment(at)
    settings.CELERY_TASK_ALWAYS_EAGER = False

    def refuse(*args, **kwargs):
        raise OperationalError("Connection refused")

    monkeypatch.setattr(tasks.issue_certificate, "apply_async", refuse)
    with caplog.at_level(logging.ERROR):
        receivers.issue_on_completion(sender=None, enrolment_id=enrolment.pk)

    assert "the sweep will certify" in caplog.text


def test_the_sweep_issues_what_a_lost_task_left(at):
    enrolment = make_enrolment(at)
    make_enrolment(at, completed=False)

    done = services.issue_due(at=at)

    certificate = Certificate.objects.get()
    assert certificate.enrolment == enrolment
    assert certificate.is_rendered
    assert done == 2


def test_the_sweep_renders_what_a_dead_worker_left(at):
    certificate = make_certificate(at)

    services.issue_due(at=at)

    certificate.refresh_from_db()
    assert certificate.is_rendered


def test_a_half_written_file_is_replaced(at):
    finished = make_certificate(at, rendered=True)
    content, name = document(finished), finished.pdf.name
    finished.pdf.storage.delete(name)
    with finished.pdf.storage.open(name, "wb") as file:
        file.write(content[:100])
    Certificate.objects.update(pdf="", pdf_sha256="", pdf_size=0)

    services.issue_due(at=at)

    assert document(finished) == content
    assert finished.pdf.name == name


def test_one_that_fails_does_not_keep_the_others_waiting(at, caplog):
    broken, sound = make_certificate(at), make_certificate(at)
    Certificate.objects.filter(pk=broken.pk).update(snapshot={})

    done = services.issue_due(at=at)

    sound.refresh_from_db()
    assert done == 1
    assert sound.is_rendered
    assert broken.number in caplog.text


def test_the_sweep_has_nothing_to_do_the_second_time(at):
    make_enrolment(at)
    services.issue_due(at=at)

    assert services.issue_due(at=at) == 0


def test_the_dry_run_counts_and_issues_nothing(at):
    make_enrolment(at)
    make_certificate(at)
    out = StringIO()

    call_command("issue_due_certificates", "--dry-run", stdout=out)

    assert out.getvalue() == "1 certificates to issue, 1 to render\n"
    assert Certificate.objects.awaiting_pdf().count() == 1


def test_the_command_does_what_the_sweep_does(at):
    make_enrolment(at)

    call_command("issue_due_certificates", stdout=StringIO())

    assert Certificate.objects.get().is_rendered


def test_a_file_lost_from_the_disk_is_drawn_again_as_it_was(at):
    certificate = make_certificate(at, rendered=True)
    content = document(certificate)
    certificate.pdf.storage.delete(certificate.pdf.name)

    call_command("issue_due_certificates", "--lost", stdout=StringIO())

    assert document(certificate) == content
