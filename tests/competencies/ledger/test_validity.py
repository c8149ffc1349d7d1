import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from competencies.models import Competency, Evidence
from tests.factories.accounts import make_person
from tests.factories.competencies import COURSE

pytestmark = pytest.mark.django_db


def evidence_until(day, at):
    return Evidence.objects.create(
        person=make_person(),
        competency=Competency.objects.get(code="AMAN.3"),
        level=3,
        source_kind=COURSE,
        source_key=uuid.uuid4(),
        source_title="Contoh",
        earned_at=at,
        valid_until=day,
    )


def test_evidence_counts_through_its_last_local_day(at):
    row = evidence_until(date(2026, 12, 31), at)
    last_evening = datetime(2026, 12, 31, 23, 30, tzinfo=ZoneInfo("Asia/Jakarta"))

    assert list(Evidence.objects.valid(last_evening)) == [row]
    assert not Evidence.objects.lapsed(last_evening)


def test_evidence_lapses_at_local_midnight(at):
    row = evidence_until(date(2026, 12, 31), at)
    new_year = datetime(2027, 1, 1, 0, 30, tzinfo=ZoneInfo("Asia/Jakarta")).astimezone(ZoneInfo("UTC"))

    assert not Evidence.objects.valid(new_year)
    assert list(Evidence.objects.lapsed(new_year)) == [row]


def test_evidence_without_an_end_stays_valid(at):
    row = evidence_until(None, at)

    assert list(Evidence.objects.valid(at + timedelta(days=9999))) == [row]


def test_evidence_does_not_count_before_it_was_earned(at):
    evidence_until(None, at)

    assert not Evidence.objects.valid(at - timedelta(seconds=1))
