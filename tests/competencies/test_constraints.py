import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from competencies.models import Competency, Evidence, Framework, HoursCredit, HoursRule, HoursTarget, ProficiencyLevel
from tests.factories.accounts import make_person, make_unit
from tests.factories.competencies import COURSE, credit, make_target, prove

pytestmark = pytest.mark.django_db


def refuses(name):
    """The database says no; PostgreSQL and SQLite both name a check, SQLite names a unique rule by its columns."""
    return pytest.raises(IntegrityError, match=name)


def new_evidence(at, **fields):
    fields = {
        "person": make_person(),
        "competency": Competency.objects.get(code="AMAN.3"),
        "level": 1,
        "source_kind": COURSE,
        "source_key": uuid.uuid4(),
        "source_title": "Contoh",
        "earned_at": at,
        **fields,
    }
    with transaction.atomic():
        return Evidence.objects.create(**fields)


def new_line(at, **fields):
    fields = {
        "person": make_person(),
        "hours": 1,
        "year": 2026,
        "title": "Contoh",
        "source_kind": COURSE,
        "source_key": uuid.uuid4(),
        "rule": HoursRule.objects.get(version=2),
        "earned_at": at,
        **fields,
    }
    with transaction.atomic():
        return HoursCredit.objects.create(**fields)


def test_a_source_proves_a_competency_once(at):
    row = prove(make_person(), at)

    with refuses("evidence_once_per_source|UNIQUE"):
        new_evidence(at, person=row.person, source_key=row.source_key)


def test_a_revocation_needs_a_reason(at):
    with refuses("evidence_revoked_with_reason"):
        new_evidence(at, revoked_at=at)


def test_a_reason_needs_a_revocation(at):
    with refuses("evidence_revoked_with_reason"):
        new_evidence(at, revoked_reason="Salah")


def test_evidence_is_not_revoked_before_it_was_earned(at):
    with refuses("evidence_revoked_after_earned"):
        new_evidence(at, revoked_at=at - timedelta(days=1), revoked_reason="Salah")


def test_evidence_begins_at_level_one(at):
    with refuses("evidence_level_from_1"):
        new_evidence(at, level=0)


def test_a_source_is_credited_once(at):
    line = credit(make_person(), at)

    with refuses("hours_credited_once_per_source|UNIQUE"):
        new_line(at, person=line.person, source_key=line.source_key)


def test_only_a_reversal_is_negative(at):
    with refuses("hours_negative_only_when_reversing"):
        new_line(at, hours=-1)


def test_a_reversal_is_negative(at):
    line = credit(make_person(), at)

    with refuses("hours_negative_only_when_reversing"):
        new_line(at, hours=1, reverses=line, reason="Salah")


@pytest.mark.parametrize("hours", [10_000, 14_266])
def test_a_line_is_no_longer_than_the_ledger_can_be_read(at, hours):
    # PostgreSQL knows from the column, SQLite from the constraint.
    with pytest.raises(DatabaseError, match=r"hours_fit_the_ledger|numeric field overflow"):
        new_line(at, hours=hours)


def test_a_reversal_says_why(at):
    line = credit(make_person(), at)

    with refuses("hours_reversed_with_reason"):
        new_line(at, hours=-1, reverses=line)


def test_a_line_is_reversed_once(at):
    line = credit(make_person(), at)
    new_line(at, hours=-1, reverses=line, reason="Salah")

    with refuses("reverses_id|UNIQUE"):
        new_line(at, hours=-1, reverses=line, reason="Salah")


def test_a_rule_gives_an_hour_some_minutes(at):
    with refuses("hours_rule_minutes_positive"), transaction.atomic():
        HoursRule.objects.create(version=9, name="Nol", basis="Contoh", minutes_per_hour=0, valid_from=at.date())


def test_a_status_has_one_national_target_a_year():
    make_target(year=2026)

    with refuses("hours_target_once_nationally|UNIQUE"), transaction.atomic():
        make_target(year=2026)


def test_a_status_has_one_target_a_year_in_an_agency():
    agency = make_unit("Kementerian Contoh")
    make_target(agency=agency)

    with refuses("hours_target_once_per_agency|UNIQUE"), transaction.atomic():
        make_target(agency=agency)


def test_a_target_is_at_least_one_hour():
    with refuses("hours_target_from_1"), transaction.atomic():
        make_target(hours=0)


def test_a_framework_has_each_code_once():
    framework = Framework.objects.get(code="spbe-sdm")

    with refuses("competency_once_per_framework|UNIQUE"), transaction.atomic():
        Competency.objects.create(framework=framework, code="SPBE.1", name_id="Lagi")


@pytest.mark.parametrize(("number", "name"), [(0, "level_from_1"), (1, "level_once_per_framework|UNIQUE")])
def test_levels_count_from_one_without_doubles(number, name):
    framework = Framework.objects.get(code="spbe-sdm")

    with refuses(name), transaction.atomic():
        ProficiencyLevel.objects.create(framework=framework, number=number, name_id="Contoh")


def test_a_framework_code_is_taken_once():
    with refuses("code|UNIQUE"), transaction.atomic():
        Framework.objects.create(code="spbe-sdm", name_id="Lagi", version="1")


def test_every_status_in_the_law_has_a_national_target():
    assert set(HoursTarget.objects.filter(agency=None).values_list("status", flat=True)) == {
        "PNS",
        "CPNS",
        "PPPK",
        "PPPK_PW",
    }
