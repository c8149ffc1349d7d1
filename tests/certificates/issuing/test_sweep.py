import logging
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from kombu.exceptions import OperationalError

from certificates.issuing import receivers, sweeping, tasks
from certificates.models import Certificate, IssuingPolicy
from tests.factories.accounts import make_person
from tests.factories.certificates import make_certificate, make_cohort, make_enrolment, make_training_unit, make_version
from tests.factories.courses import complete_course, enrol_learner, make_course
from tests.factories.keys import make_platform_keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys():
    return make_platform_keys()


def test_completing_a_course_issues_its_certificate(keys, at, django_capture_on_commit_callbacks):
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


def test_the_sweep_issues_what_a_lost_task_left(keys, at):
    enrolment = make_enrolment(at)
    make_enrolment(at, completed=False)

    done = sweeping.issue_due(at=at)

    certificate = Certificate.objects.get()
    assert certificate.enrolment == enrolment
    assert certificate.is_rendered
    assert done == 2


def test_the_sweep_makes_what_a_dead_worker_left(keys, at):
    certificate = make_certificate(at)

    sweeping.issue_due(at=at)

    certificate.refresh_from_db()
    assert certificate.is_rendered


def test_one_that_fails_does_not_keep_the_others_waiting(keys, at, caplog):
    broken, sound = make_certificate(at), make_certificate(at)
    Certificate.objects.filter(pk=broken.pk).update(snapshot={})

    done = sweeping.issue_due(at=at, limit=1) + sweeping.issue_due(at=at, limit=1)

    sound.refresh_from_db()
    assert done == 1
    assert sound.is_rendered
    assert broken.number in caplog.text


def test_what_failed_rests_and_is_tried_again_later(keys, at, caplog):
    certificate = make_certificate(at)
    snapshot = certificate.snapshot
    Certificate.objects.update(snapshot={})
    sweeping.issue_due(at=at)
    Certificate.objects.update(snapshot=snapshot)

    soon, later = (sweeping.issue_due(at=at + timedelta(minutes=wait)) for wait in (1, 5))

    assert (soon, later) == (0, 0)  # the claim of the first try is still there
    sweeping.failures.cache.delete(sweeping.failures._key(certificate, "claim"))
    assert sweeping.issue_due(at=at + timedelta(minutes=5)) == 1


def test_a_name_that_cannot_be_printed_waits_and_lets_the_others_pass(keys, at, caplog):
    make_enrolment(at, make_person("Budi 𓀀"))
    make_enrolment(at)

    sweeping.issue_due(at=at)

    assert Certificate.objects.get().sequence == 1
    assert "𓀀" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_without_a_key_certificates_are_numbered_and_wait_with_one_line_in_the_log(at, caplog):
    for _ in range(3):
        make_enrolment(at)

    sweeping.issue_due(at=at)

    assert Certificate.objects.awaiting_pdf().count() == 3
    assert len([record for record in caplog.records if record.levelno >= logging.ERROR]) == 1


def test_the_sweep_has_nothing_to_do_the_second_time(keys, at):
    make_enrolment(at)
    sweeping.issue_due(at=at)

    assert sweeping.issue_due(at=at) == 0


def test_numbers_follow_the_order_of_completion(at):
    late, early = make_enrolment(at), make_enrolment(at - timedelta(days=1))

    sweeping.issue_due(at=at)

    assert [each.enrolment for each in Certificate.objects.order_by("sequence")] == [early, late]


def test_an_agency_that_issues_in_batches_is_left_alone(at, django_capture_on_commit_callbacks):
    elsewhere = make_cohort(make_training_unit("Pemerintah Kota Mekarsari"), version=make_version(code="LDA-102"))
    waiting = make_enrolment(at)
    IssuingPolicy.objects.create(agency=waiting.cohort.organiser.get_root(), is_automatic=False)
    make_enrolment(at, cohort=elsewhere)

    tasks.issue_certificate.delay(enrolment_id=waiting.pk)
    sweeping.issue_due(at=at)

    assert [each.enrolment.cohort for each in Certificate.objects.all()] == [elsewhere]


def test_where_the_common_rule_is_batches_an_agency_may_still_issue_at_once(at):
    IssuingPolicy.objects.create(is_automatic=False)
    automatic = make_enrolment(at, cohort=make_cohort(make_training_unit("Pemerintah Kota Mekarsari")))
    IssuingPolicy.objects.create(agency=automatic.cohort.organiser.get_root())
    make_enrolment(at)

    assert list(sweeping.due_enrolments()) == [automatic]


def test_the_dry_run_counts_and_issues_nothing(at):
    make_enrolment(at)
    make_certificate(at)
    out = StringIO()

    call_command("issue_due_certificates", "--dry-run", stdout=out)

    assert out.getvalue() == "1 certificates to issue, 1 to make\n"
    assert Certificate.objects.awaiting_pdf().count() == 1


def test_the_command_does_what_the_sweep_does(keys, at):
    make_enrolment(at)

    call_command("issue_due_certificates", stdout=StringIO())

    assert Certificate.objects.get().is_rendered


def test_a_document_lost_from_the_disk_is_named(at):
    certificate = make_certificate(at, rendered=True)
    call_command("issue_due_certificates", "--lost", stdout=StringIO())
    certificate.pdf.storage.delete(certificate.pdf.name)
    out = StringIO()

    with pytest.raises(CommandError, match="backup"):
        call_command("issue_due_certificates", "--lost", stdout=out)

    assert certificate.number in out.getvalue()
