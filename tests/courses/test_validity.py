from datetime import date, timedelta

import pytest

from competencies.models import Evidence
from courses.validity import last_day
from tests.factories.accounts import make_person
from tests.factories.courses import complete_course, enrol_learner, make_course


@pytest.mark.parametrize(
    ("completed_on", "months", "last"),
    [
        (date(2026, 11, 20), 36, date(2029, 11, 20)),
        (date(2026, 11, 20), 1, date(2026, 12, 20)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 11, 20), 240, date(2046, 11, 20)),
        (date(2026, 11, 20), None, None),
        (date(2026, 11, 20), 0, None),
    ],
)
def test_a_completion_counts_for_calendar_months(completed_on, months, last):
    assert last_day(completed_on, months) == last


@pytest.mark.django_db
def test_the_evidence_of_a_course_lapses_with_its_certificate(at):
    learner = make_person()

    complete_course(enrol_learner(make_course(validity_months=12), learner, at), at)

    evidence = Evidence.objects.get(person=learner)
    assert evidence.valid_until == date(2027, 11, 21)
    assert Evidence.objects.valid(at + timedelta(days=365)).exists()
    assert not Evidence.objects.valid(at + timedelta(days=366)).exists()


@pytest.mark.django_db
def test_without_a_validity_evidence_holds_for_good(at):
    learner = make_person()

    complete_course(enrol_learner(make_course(), learner, at), at)

    assert Evidence.objects.get(person=learner).valid_until is None
