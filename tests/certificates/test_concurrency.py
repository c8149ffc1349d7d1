from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from certificates import services
from certificates.models import Certificate
from tests.factories.certificates import make_cohort, make_enrolment

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
