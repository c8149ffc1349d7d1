import logging
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from kombu.exceptions import OperationalError

from accounts.models import AuditEntry
from certificates.issuing import batches, hands, receivers, tasks, working
from certificates.issuing.problems import in_words
from certificates.models import Certificate, CertificateTemplate, IssuingBatch
from tests.factories.accounts import make_person
from tests.factories.batches import ask_for_batches, make_batch, make_finished, make_issuing_officer, work
from tests.factories.certificates import make_certificate, make_enrolment
from tests.factories.keys import make_platform_keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort(at):
    return make_finished(at)


@pytest.fixture
def officer(cohort):
    return make_issuing_officer(cohort)


@pytest.fixture
def signatory(cohort):
    return make_issuing_officer(cohort, "signatory", full_name="Ratna Dewi")


def acts():
    return list(AuditEntry.objects.filter(action__startswith="batch.").order_by("pk").values_list("action", flat=True))


def test_a_batch_issues_the_certificates_of_a_cohort_in_the_order_of_completion(cohort, officer, at):
    make_platform_keys()
    make_enrolment(at, cohort=cohort, completed=False)

    batch = work(make_batch(cohort, officer, at), at)

    certificates = Certificate.objects.order_by("sequence")
    assert [each.snapshot["holder"]["name"] for each in certificates] == ["Peserta 1", "Peserta 2", "Peserta 3"]
    assert all(each.is_rendered for each in certificates)
    assert batch.state == "done"
    assert acts() == ["batch.prepared", "batch.done"]


def test_certificates_of_a_batch_are_issued_in_the_name_of_who_approved_it(cohort, officer, at):
    work(make_batch(cohort, officer, at), at)
    make_platform_keys()
    batch = IssuingBatch.objects.get()
    batches.resume(batch=batch, by=officer)

    work(batch, at)

    assert {entry.actor_id for entry in AuditEntry.objects.filter(action="certificate.issued")} == {officer.public_id}


def test_asking_twice_gives_the_same_batch(cohort, officer, signatory, at):
    first = make_batch(cohort, officer, at)

    assert make_batch(cohort, signatory, at) == first
    assert first.lines.count() == 3
    assert acts() == ["batch.prepared"]


def test_without_anybody_who_is_ready_there_is_no_batch(officer, cohort, at):
    make_platform_keys()
    work(make_batch(cohort, officer, at), at)

    with pytest.raises(batches.NothingToIssue):
        make_batch(cohort, officer, at)


def test_without_a_template_there_is_no_batch(officer, cohort, at):
    CertificateTemplate.objects.update(is_current=False)

    with pytest.raises(batches.NothingToIssue):
        make_batch(cohort, officer, at)


def test_where_two_people_are_needed_nothing_is_issued_before_the_second_one(cohort, officer, signatory, at):
    ask_for_batches(cohort, needs_two_people=True)
    make_platform_keys()
    batch = make_batch(cohort, officer, at)
    assert work(batch, at).state == "prepared"
    assert not Certificate.objects.exists()

    batches.approve(batch=batch, by=signatory, at=at)

    assert work(batch, at).state == "done"
    assert Certificate.objects.count() == 3
    assert (batch.prepared_by, batch.approved_by) == (officer, signatory)


def test_who_prepared_a_batch_cannot_approve_it(cohort, signatory, at):
    ask_for_batches(cohort, needs_two_people=True)
    batch = make_batch(cohort, signatory, at)

    with pytest.raises(batches.SamePerson):
        batches.approve(batch=batch, by=signatory, at=at)

    batch.refresh_from_db()
    assert batch.state == "prepared"


def test_approving_twice_approves_once(cohort, officer, signatory, at):
    ask_for_batches(cohort, needs_two_people=True)
    batch = make_batch(cohort, officer, at)

    for _ in range(2):
        batches.approve(batch=batch, by=signatory, at=at)

    assert acts() == ["batch.prepared", "batch.approved"]


def test_a_paused_batch_begins_nothing_more_and_goes_on_where_it_stood(cohort, officer, at):
    make_platform_keys()
    batch = make_batch(cohort, officer, at)
    for _ in range(2):
        batches.pause(batch=batch, by=officer)
    assert work(batch, at).state == "paused"
    assert not Certificate.objects.exists()

    for _ in range(2):
        batches.resume(batch=batch, by=officer)

    assert work(batch, at).state == "done"
    assert acts() == ["batch.prepared", "batch.paused", "batch.resumed", "batch.done"]


def test_cancelling_keeps_what_is_issued_and_leaves_the_rest(officer, at, monkeypatch):
    monkeypatch.setattr(working, "PORTION", 2)
    make_platform_keys()
    cohort = make_finished(at, number=5)
    officer = make_issuing_officer(cohort)
    batch = work(make_batch(cohort, officer, at), at, steps=1)

    for _ in range(2):
        batches.cancel(batch=batch, by=officer, reason="Keliru angkatan", at=at)

    assert work(batch, at).state == "cancelled"
    assert Certificate.objects.count() == 2
    assert batch.note == "Keliru angkatan"
    assert make_batch(cohort, officer, at).lines.count() == 3


def test_what_is_done_can_neither_be_paused_nor_cancelled(cohort, officer, at):
    make_platform_keys()
    batch = work(make_batch(cohort, officer, at), at)

    for refused in (
        lambda: batches.pause(batch=batch, by=officer),
        lambda: batches.resume(batch=IssuingBatch(pk=batch.pk), by=officer),
        lambda: batches.cancel(batch=batch, by=officer, reason="x", at=at),
        lambda: batches.approve(batch=batch, by=make_person(), at=at),
    ):
        with pytest.raises(batches.WrongState):
            refused()


def test_one_who_cannot_be_certified_does_not_stop_the_others(cohort, officer, at):
    make_platform_keys()
    batch = make_batch(cohort, officer, at)
    spoiled = batch.lines.first().enrolment.learner
    spoiled.full_name = "Peserta 𓀀"
    spoiled.save()

    work(batch, at)

    assert batch.state == "done"
    assert sorted(Certificate.objects.values_list("sequence", flat=True)) == [1, 2]
    assert "𓀀" in in_words(batch.lines.get(certificate=None).problem)


def test_who_was_certified_meanwhile_keeps_that_certificate(cohort, officer, at):
    make_platform_keys()
    batch = make_batch(cohort, officer, at)
    earlier = make_certificate_of(batch.lines.last().enrolment, at)

    work(batch, at)

    assert batch.lines.last().certificate == earlier
    assert Certificate.objects.count() == 3


def make_certificate_of(enrolment, at):
    from certificates.issuing.services import record_certificate

    return record_certificate(enrolment=enrolment, at=at)


def test_without_a_key_a_batch_is_paused_before_any_number_is_given(cohort, officer, at, caplog):
    batch = work(make_batch(cohort, officer, at), at)

    assert (batch.state, batch.note) == ("paused", batches.KEY_MISSING)
    assert not Certificate.objects.exists()
    batches.resume(batch=batch, by=officer)
    assert IssuingBatch.objects.get().note == ""


def test_a_batch_that_people_seal_elsewhere_is_done_when_it_is_numbered(cohort, officer, at):
    make_platform_keys()
    ask_for_batches(cohort, sealer="uploaded")

    batch = work(make_batch(cohort, officer, at), at)

    assert batch.state == "done"
    assert Certificate.objects.awaiting_pdf().count() == 3


def test_the_batch_is_worked_on_as_soon_as_it_runs(cohort, officer, at, django_capture_on_commit_callbacks):
    make_platform_keys()

    with django_capture_on_commit_callbacks(execute=True):
        batch = make_batch(cohort, officer, at)

    batch.refresh_from_db()
    assert batch.state == "done"


def test_the_sweep_goes_on_with_what_a_dead_worker_left(cohort, officer, at):
    make_platform_keys()
    batch = make_batch(cohort, officer, at)
    working.number_lines(batch_id=batch.pk, at=at)

    tasks.continue_batches.delay()

    batch.refresh_from_db()
    assert batch.state == "done"
    assert not Certificate.objects.awaiting_pdf().exists()


def test_a_broker_out_of_reach_leaves_the_batch_to_the_sweep(cohort, officer, at, settings, caplog, monkeypatch):
    batch = make_batch(cohort, officer, at)
    settings.CELERY_TASK_ALWAYS_EAGER = False

    def refuse(*args, **kwargs):
        raise OperationalError("Connection refused")

    monkeypatch.setattr(tasks.work_on_batch, "apply_async", refuse)
    with caplog.at_level(logging.ERROR):
        receivers.work_on_batch(sender=None, batch_id=batch.pk)

    assert "the sweep will work on batch" in caplog.text
    assert batches.running() == [batch.pk]


def test_a_worker_ends_in_time_and_the_next_goes_on(officer, at, monkeypatch):
    monkeypatch.setattr(working, "PORTION", 1)
    make_platform_keys()
    cohort = make_finished(at, number=4)
    batch = make_batch(cohort, make_issuing_officer(cohort), at)

    assert work(batch, at, steps=2).state == "running"
    assert 0 < Certificate.objects.count() < 4
    assert work(batch, at + timedelta(minutes=1)).state == "done"


def test_a_batch_has_two_hands_and_no_more(cohort, officer, at):
    batch = make_batch(cohort, officer, at)

    first, second = hands.begin(batch.pk), hands.begin(batch.pk)
    hands.is_free(batch.pk, 1)

    assert [hand for hand, _token in first] == [0, 1]
    assert second == []
    assert [hand for hand, _token in hands.begin(batch.pk)] == [1]


def test_a_hand_that_was_taken_for_dead_lets_its_successor_work(cohort, officer, at):
    make_platform_keys()
    batch = make_batch(cohort, officer, at)
    hands.begin(batch.pk)

    tasks.work_on_batch.delay(batch_id=batch.pk, hand=0, token="that of before")

    assert not Certificate.objects.exists()


def test_a_long_batch_is_worked_on_in_slices(officer, at, monkeypatch):
    make_platform_keys()
    cohort = make_finished(at, number=4)
    batch = make_batch(cohort, make_issuing_officer(cohort), at)
    monkeypatch.setattr(working, "PORTION", 1)
    monkeypatch.setattr(tasks, "SLICE", timedelta(0))

    tasks.set_to_work(batch.pk)

    batch.refresh_from_db()
    assert batch.state == "done"
    assert hands.begin(batch.pk) != []


def refused(work):
    with pytest.raises(IntegrityError), transaction.atomic():
        work()
    return True


@pytest.mark.parametrize(
    "change",
    [
        {"state": "running", "approved_at": None, "approved_by": None},
        {"approved_by": None},
        {"approved_at": None},
        {"prepared_at": "2030-01-01T00:00:00Z"},
    ],
)
def test_a_batch_with_facts_that_do_not_belong_together_is_refused(change, cohort, officer, at):
    batch = make_batch(cohort, officer, at)

    assert refused(lambda: IssuingBatch.objects.filter(pk=batch.pk).update(**change))


def test_a_cohort_has_one_open_batch(cohort, officer, at):
    make_batch(cohort, officer, at)

    assert refused(lambda: IssuingBatch.objects.create(cohort=cohort, prepared_at=at, prepared_by=officer))


def test_a_line_stands_once_in_a_batch_and_is_issued_or_not(cohort, officer, at):
    batch = make_batch(cohort, officer, at)
    line = batch.lines.first()
    line.certificate = make_certificate(at)
    line.save()

    assert refused(lambda: batch.lines.filter(pk=line.pk).update(problem="name:x"))
    assert refused(lambda: batch.lines.create(enrolment=line.enrolment))
