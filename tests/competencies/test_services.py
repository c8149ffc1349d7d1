import uuid
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from competencies import services
from competencies.models import Evidence, HoursCredit, HoursRule
from tests.factories.accounts import make_person
from tests.factories.competencies import COURSE, credit, prove

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_person()


def proof(code="AMAN.3", level=3, framework="kominfo-4-pilar"):
    return {"framework": framework, "code": code, "level": level}


def record(person, proofs, at, key):
    return services.record_evidence(
        person=person, proofs=proofs, source_kind=COURSE, source_key=key, source_title="Literasi Digital", at=at
    )


def test_every_competency_of_a_source_gets_one_row(person, at):
    rows = record(person, [proof("AMAN.3", 3), proof("AMAN.1", 2), proof("1.1", 1, "digcomp-3.0")], at, uuid.uuid4())

    assert {(row.competency.code, row.level) for row in rows} == {("AMAN.3", 3), ("AMAN.1", 2), ("1.1", 1)}
    assert {row.earned_at for row in rows} == {at}


def test_a_code_that_two_frameworks_share_is_not_mixed_up(person, at):
    (row,) = record(person, [proof("1.1", 2, "digcomp-2.2")], at, uuid.uuid4())

    assert row.competency.framework.code == "digcomp-2.2"


def test_recording_a_source_again_changes_nothing(person, at):
    key = uuid.uuid4()
    first = record(person, [proof()], at, key)

    again = record(person, [proof()], at + timedelta(hours=1), key)

    assert again == first
    assert Evidence.objects.get().earned_at == at


def test_of_two_levels_for_one_competency_the_higher_counts(person, at):
    (row,) = record(person, [proof(level=4), proof(level=2)], at, uuid.uuid4())

    assert row.level == 4


def test_an_unknown_competency_is_refused_and_nothing_is_written(person, at):
    with pytest.raises(services.UnknownCompetency):
        record(person, [proof(), proof("NIHIL.9")], at, uuid.uuid4())

    assert not Evidence.objects.exists()


@pytest.mark.parametrize("level", [0, 6])
def test_a_level_outside_the_framework_is_refused(person, at, level):
    with pytest.raises(services.UnknownLevel):
        record(person, [proof(level=level)], at, uuid.uuid4())

    assert not Evidence.objects.exists()


def test_hours_are_credited_once_for_a_source(person, at):
    key = uuid.uuid4()
    first = credit(person, at, hours=20, source_key=key)

    again = credit(person, at, hours=99, source_key=key)

    assert again == first
    assert HoursCredit.objects.get().hours == 20


def test_the_year_of_a_credit_is_the_local_one(person):
    new_year = datetime(2027, 1, 1, 0, 30, tzinfo=ZoneInfo("Asia/Jakarta"))

    line = credit(person, new_year.astimezone(ZoneInfo("UTC")))

    assert line.year == 2027


def test_a_credit_keeps_the_rule_of_its_day(person, at):
    later = HoursRule.objects.create(version=3, name="Baru", basis="Contoh", valid_from=at.date() + timedelta(days=1))

    before, after = credit(person, at), credit(person, at + timedelta(days=1))

    assert before.rule.version == 2
    assert after.rule == later


def test_before_the_first_rule_no_hours_can_be_credited(person):
    with pytest.raises(services.NoHoursRule):
        credit(person, datetime(2000, 1, 1, tzinfo=ZoneInfo("Asia/Jakarta")))


def test_withdrawing_revokes_the_evidence_and_takes_the_hours_back(person, at):
    key = uuid.uuid4()
    prove(person, at, source_key=key)
    line = credit(person, at, hours=Decimal("7.5"), source_key=key)

    services.withdraw(source_kind=COURSE, source_key=key, reason="Salah orang", at=at + timedelta(days=1))

    reversal = HoursCredit.objects.get(reverses=line)
    assert (reversal.hours, reversal.reason) == (Decimal("-7.5"), "Salah orang")
    assert HoursCredit.objects.of(person).total() == 0
    assert Evidence.objects.get().revoked_reason == "Salah orang"


def test_hours_are_taken_back_in_the_year_that_had_them(person, at):
    key = uuid.uuid4()
    credit(person, at, source_key=key)

    services.withdraw(source_kind=COURSE, source_key=key, reason="Salah orang", at=at + timedelta(days=90))

    assert HoursCredit.objects.in_year(2026).total() == 0
    assert not HoursCredit.objects.in_year(2027).exists()


def test_withdrawing_twice_takes_back_once_and_keeps_the_first_reason(person, at):
    key = uuid.uuid4()
    prove(person, at, source_key=key)
    credit(person, at, source_key=key)
    services.withdraw(source_kind=COURSE, source_key=key, reason="Salah orang", at=at)

    services.withdraw(source_kind=COURSE, source_key=key, reason="Lagi", at=at + timedelta(days=1))

    assert HoursCredit.objects.count() == 2
    assert Evidence.objects.get().revoked_reason == "Salah orang"


def test_withdrawing_leaves_other_sources_alone(person, at):
    key = uuid.uuid4()
    prove(person, at, source_key=key)
    kept = prove(person, at)
    credit(person, at, hours=5)

    services.withdraw(source_kind=COURSE, source_key=key, reason="Salah orang", at=at)

    assert list(Evidence.objects.valid(at)) == [kept]
    assert HoursCredit.objects.of(person).total() == 5


def test_nothing_is_withdrawn_without_a_reason(person, at):
    key = uuid.uuid4()
    prove(person, at, source_key=key)

    with pytest.raises(services.ReasonMissing):
        services.withdraw(source_kind=COURSE, source_key=key, reason=" ", at=at)

    assert Evidence.objects.valid(at).exists()


def test_what_was_withdrawn_stays_so_when_recorded_again(person, at):
    key = uuid.uuid4()
    prove(person, at, source_key=key)
    credit(person, at, source_key=key)
    services.withdraw(source_kind=COURSE, source_key=key, reason="Salah orang", at=at)

    prove(person, at, source_key=key)
    credit(person, at, source_key=key)

    assert not Evidence.objects.valid(at).exists()
    assert HoursCredit.objects.of(person).total() == 0
