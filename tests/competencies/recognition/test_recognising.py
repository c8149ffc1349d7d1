"""Prior learning is recognised with a basis, and taken back with a reason."""

import uuid
from datetime import date, timedelta

import pytest

from accounts.models import AuditEntry
from competencies import services
from competencies.models import Evidence
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.competencies import prove
from tests.factories.prepared import competency, is_marked, refreshed

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def officer(unit):
    return make_hr_officer(unit)


@pytest.fixture
def person(unit):
    return make_person("Siti Aminah", unit=unit)


def recognise(person, officer, at, **facts):
    usual = {"competency": competency(), "level": 4, "title": "Kursus 2019", "basis": "Sertifikat 12/2019"}
    return services.recognise(person=person, by=officer, at=at, **(usual | facts))


def test_what_is_recognised_counts_and_says_on_what_it_rests(person, officer, at):
    refreshed(person, at=at)

    row = recognise(person, officer, at, valid_until=date(2028, 12, 31))

    assert (row.source_kind, row.level, row.recorded_by) == (Evidence.Source.RECOGNISED, 4, officer)
    assert (row.details, row.valid_until) == ({"basis": "Sertifikat 12/2019"}, date(2028, 12, 31))
    assert is_marked(person)
    assert AuditEntry.objects.filter(action="evidence.recognised", subject_id=person.public_id).count() == 1


def test_a_form_that_is_sent_twice_recognises_once(person, officer, at):
    key = uuid.uuid4()

    assert recognise(person, officer, at, key=key) == recognise(person, officer, at, key=key)
    assert AuditEntry.objects.filter(action="evidence.recognised").count() == 1


def test_nobody_recognises_their_own_learning(officer, at):
    with pytest.raises(services.OwnEvidence):
        recognise(officer, officer, at)


def test_it_must_rest_on_something(person, officer, at):
    with pytest.raises(services.BasisMissing):
        recognise(person, officer, at, basis="  ")


def test_it_cannot_have_run_out_already(person, officer, at):
    with pytest.raises(services.ImpossibleValidity):
        recognise(person, officer, at, valid_until=date(2026, 11, 20))


def test_a_level_outside_the_scale_is_refused(person, officer, at):
    with pytest.raises(services.UnknownLevel):
        recognise(person, officer, at, level=9)


def test_it_is_taken_back_once_with_a_reason(person, officer, at):
    row = recognise(person, officer, at)
    refreshed(person, at=at)
    later = at + timedelta(days=1)

    services.revoke_evidence(evidence=row, reason="Salah orang", by=officer, at=later)
    again = services.revoke_evidence(evidence=row, reason="Lain", by=officer, at=later + timedelta(days=1))

    assert (again.revoked_at, again.revoked_reason) == (later, "Salah orang")
    assert is_marked(person)
    assert AuditEntry.objects.filter(action="evidence.revoked").count() == 1


def test_nothing_is_taken_back_without_a_reason(person, officer, at):
    with pytest.raises(services.ReasonMissing):
        services.revoke_evidence(evidence=recognise(person, officer, at), reason=" ", by=officer, at=at)


def test_nobody_takes_back_what_others_said_of_them(unit, person, officer, at):
    row = recognise(officer, make_hr_officer(unit, "Ratna Dewi"), at)

    with pytest.raises(services.OwnEvidence):
        services.revoke_evidence(evidence=row, reason="Salah", by=officer, at=at)


def test_what_rests_on_a_certificate_goes_with_it(person, officer, at):
    with pytest.raises(services.RestsOnSomethingElse):
        services.revoke_evidence(evidence=prove(person, at), reason="Salah", by=officer, at=at)
