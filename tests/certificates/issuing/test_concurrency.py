import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from django.db import connection, transaction

from certificates.credentials.services import make_credential
from certificates.issuing import producing, services, working
from certificates.models import Certificate, IssuingPolicy, NumberSeries, RegisterEntry
from tests.factories.batches import make_batch, make_finished, make_issuing_officer
from tests.factories.certificates import make_cohort, make_enrolment, make_training_unit, make_version, revoke
from tests.factories.keys import make_platform_keys

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres_only]


def issue_from_a_thread(enrolment, at):
    try:
        return services.record_certificate(enrolment=enrolment, at=at).sequence
    finally:
        connection.close()


def test_certificates_issued_at_once_are_numbered_without_gaps(at):
    cohort = make_cohort()
    enrolments = [make_enrolment(at, cohort=cohort) for _ in range(12)]

    with ThreadPoolExecutor(12) as pool:
        numbers = list(pool.map(lambda enrolment: issue_from_a_thread(enrolment, at), enrolments))

    assert sorted(numbers) == list(range(1, 13))


def test_the_same_certificate_asked_for_at_once_is_issued_once(at):
    enrolment = make_enrolment(at)

    with ThreadPoolExecutor(6) as pool:
        numbers = list(pool.map(lambda _: issue_from_a_thread(enrolment, at), range(6)))

    assert numbers == [1] * 6
    assert Certificate.objects.get().series.last == 1


def work_in_a_thread(batch, at):
    try:
        working.work_on(batch_id=batch.pk, clock=lambda: at, deadline=at + timedelta(seconds=1))
    finally:
        connection.close()


def test_many_workers_at_one_batch_number_in_order_and_make_each_certificate_once(at):
    make_platform_keys()
    cohort = make_finished(at, number=25)
    batch = make_batch(cohort, make_issuing_officer(cohort), at)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: work_in_a_thread(batch, at), range(4)))

    numbered = [line.certificate.sequence for line in batch.lines.select_related("certificate").order_by("pk")]
    batch.refresh_from_db()
    assert numbered == list(range(1, 26))
    assert RegisterEntry.objects.count() == 25
    assert Certificate.objects.exclude(sealer="").count() == 25
    assert batch.state == "done"


def test_two_who_prepare_a_batch_at_once_get_the_same_one(at):
    cohort = make_finished(at)
    officer = make_issuing_officer(cohort)

    def prepare_in_a_thread(_):
        try:
            return make_batch(cohort, officer, at).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(prepare_in_a_thread, range(4)))) == 1


def test_numbers_voided_and_given_at_once_are_all_different(at):
    first = record_first(at)

    def void_in_a_thread(_):
        try:
            by = first.holder
            return services.void_number(series=first.series, reason="Blangko rusak", by=by, at=at).sequence
        finally:
            connection.close()

    enrolments = [make_enrolment(at, cohort=first.enrolment.cohort) for _ in range(6)]
    with ThreadPoolExecutor(12) as pool:
        voided = pool.map(void_in_a_thread, range(6))
        given = pool.map(lambda enrolment: issue_from_a_thread(enrolment, at), enrolments)

    assert sorted([*voided, *given]) == list(range(2, 14))


def hold_back(act, begun, until=None):
    """Do it in a transaction that is not over yet when the others begin, or have come as far as `until`."""
    try:
        with transaction.atomic():
            done = act()
            begun.set()
            if until:
                until.wait(10)
            time.sleep(0.5)
        return done
    finally:
        connection.close()


def after(begun, enrolment, at):
    try:
        begun.wait(10)
        return services.record_certificate(enrolment=enrolment, at=at)
    finally:
        connection.close()


def test_a_number_that_another_course_is_just_being_given_by_hand_is_passed_over(at):
    cohort = make_cohort()
    other = make_cohort(cohort.organiser, version=make_version(code="LDA-102"))
    IssuingPolicy.objects.create(agency=cohort.organiser.get_root(), number_scope="course")
    first = services.record_certificate(enrolment=make_enrolment(at, cohort=other), at=at)
    chosen = {"number": first.number.replace("00001", "00002"), "reason": "Surat 12/2026", "by": first.holder}
    by_hand, counted = make_enrolment(at, cohort=cohort), make_enrolment(at, cohort=other)
    begun = Event()

    with ThreadPoolExecutor(2) as pool:
        pool.submit(hold_back, lambda: services.issue_by_hand(enrolment=by_hand, at=at, **chosen), begun)
        following = pool.submit(after, begun, counted, at).result()

    assert Certificate.objects.filter(number=chosen["number"]).count() == 1
    assert following.sequence == 3


def test_agencies_of_the_same_name_that_begin_at_once_get_different_codes(at):
    cohorts = [make_cohort(make_training_unit(name, short_name="SKMJ")) for name in ("Kabupaten", "Kota")]
    # Their first series are of different scopes, so the database sees no conflict.
    IssuingPolicy.objects.create(agency=cohorts[0].organiser.get_root(), number_scope="course")
    one, another = [make_enrolment(at, cohort=cohort) for cohort in cohorts]
    begun = Event()

    with ThreadPoolExecutor(2) as pool:
        pool.submit(hold_back, lambda: services.record_certificate(enrolment=one, at=at), begun)
        pool.submit(after, begun, another, at).result()

    assert len(set(NumberSeries.objects.values_list("agency_code", flat=True))) == 2


def test_one_that_is_revoked_while_its_document_is_stored_gets_none(at, monkeypatch):
    make_platform_keys()
    certificate = record_first(at)
    make_credential(certificate=certificate, at=at)
    begun, sealed, seal = Event(), Event(), producing.seal

    def sealed_in_time(**facts):
        done = seal(**facts)
        sealed.set()
        return done

    monkeypatch.setattr(producing, "seal", sealed_in_time)
    with ThreadPoolExecutor(2) as pool:
        pool.submit(hold_back, lambda: revoke(certificate, certificate.holder, at), begun, sealed)
        pool.submit(produce_after, begun, certificate, at).result()

    certificate.refresh_from_db()
    assert not certificate.is_rendered
    assert [entry.kind for entry in certificate.register_entries.all()] == ["revoked"]


def produce_after(begun, certificate, at):
    """Seals while the revocation is not there to be seen yet."""
    try:
        begun.wait(10)
        return producing.produce(certificate=certificate, at=at)
    finally:
        connection.close()


def record_first(at):
    cohort = make_cohort()
    certificate = services.record_certificate(enrolment=make_enrolment(at, cohort=cohort), at=at)
    certificate.enrolment.cohort.version = cohort.version
    return certificate
