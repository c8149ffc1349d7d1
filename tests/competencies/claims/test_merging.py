import datetime

import pytest

from accounts.merging import conflicts, tallies
from accounts.services import merge_people
from competencies.claims import deciding
from competencies.models import Evidence, HoursCredit
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.claims import reread, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo")


@pytest.fixture
def kept(unit):
    return make_person("Yuliana Wati", unit=unit)


@pytest.fixture
def other(unit):
    return make_person("Yuliana W.", unit=unit, employed=False)


def approved(person, officer, at, **facts):
    claim, _credit = deciding.approve(claim=submitted(person, at, levels={"AMAN.3": 2}, **facts), by=officer, at=at)
    return claim


def test_claims_are_told_and_move_along(kept, other, at):
    claim = submitted(other, at)

    told = tallies(kept, other)
    merge_people(kept=kept, other=other, at=at)

    assert any((mine, theirs) == (0, 1) for _label, mine, theirs in told)
    assert reread(claim).learner == kept


def test_a_certificate_that_both_records_have_counts_once(unit, kept, other, at):
    officer = make_hr_officer(unit)
    mine, theirs = approved(kept, officer, at), approved(other, officer, at)

    told = conflicts(kept, other)
    merge_people(kept=kept, other=other, at=at)

    assert any(theirs.name in conflict.text for conflict in told)
    assert HoursCredit.objects.of(kept).total() == 20
    assert list(Evidence.objects.of(kept).filter(revoked_at=None).values_list("source_key", flat=True)) == [
        mine.public_id
    ]
    assert reread(theirs).status == "revoked"


def test_one_number_of_two_organisers_counts_twice(unit, kept, other, at):
    officer = make_hr_officer(unit)
    days = dict.fromkeys(["started_on", "ended_on", "certified_on"], datetime.date(2026, 5, 4))
    approved(kept, officer, at)
    approved(other, officer, at, organiser="Lain", **days)

    merge_people(kept=kept, other=other, at=at)

    assert HoursCredit.objects.of(kept).total() == 40
