import datetime

import pytest

from accounts.models import AuditEntry
from competencies.claims import deciding, drafting
from competencies.claims.facts import Amounts, proposal_for
from competencies.lesson_hours.crediting import TooManyHours
from competencies.models import Evidence, ExternalTraining, HoursCredit
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.claims import competency, reread, submitted

pytestmark = pytest.mark.django_db
Status = ExternalTraining.Status


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo")


@pytest.fixture
def officer(unit):
    return make_hr_officer(unit)


@pytest.fixture
def learner(unit):
    return make_person("Yuliana Wati", unit=unit)


def evidence_of(claim):
    return Evidence.objects.from_source("external", claim.public_id)


def hours_of(claim):
    return HoursCredit.objects.from_source("external", claim.public_id)


def test_an_approval_writes_evidence_and_hours(learner, officer, at):
    valid_until = datetime.date(2028, 3, 6)
    claim = submitted(learner, at, levels={"AMAN.3": 2}, valid_until=valid_until)

    claim, credit = deciding.approve(claim=claim, by=officer, at=at)

    row = evidence_of(claim).get()
    assert (row.person, row.competency, row.level, row.valid_until) == (learner, competency(), 2, valid_until)
    assert (row.source_title, row.recorded_by) == (claim.name, officer)
    assert row.earned_at.astimezone(at.tzinfo).date() == claim.ended_on
    assert row.details["file_sha256"] == claim.file_sha256
    assert row.details["certificate_number"] == claim.certificate_number
    assert (credit.hours, credit.year, credit.form, credit.recorded_by) == (20, 2026, claim.form, officer)
    assert (claim.status, claim.decided_by) == (Status.APPROVED, officer)


def test_the_hours_count_in_the_year_of_the_last_day(learner, officer, at):
    days = {"started_on": datetime.date(2024, 12, 30), "ended_on": datetime.date(2025, 1, 2)}
    claim = submitted(learner, at, **days, certified_on=datetime.date(2025, 1, 2))

    _claim, credit = deciding.approve(claim=claim, by=officer, at=at)

    assert credit.year == 2025


def test_a_double_click_changes_nothing(learner, officer, at):
    claim = submitted(learner, at, levels={"AMAN.3": 2})

    deciding.approve(claim=claim, by=officer, at=at)
    deciding.approve(claim=claim, by=officer, at=at)

    assert evidence_of(claim).count() == hours_of(claim).count() == 1
    assert claim.events.filter(kind="approved").count() == 1


def test_the_second_of_two_officers_is_told(learner, officer, unit, at):
    claim = submitted(learner, at)
    deciding.refuse(claim=claim, by=officer, at=at, note="Bukan atas nama Anda")

    with pytest.raises(deciding.AlreadyDecided):
        deciding.approve(claim=claim, by=make_hr_officer(unit), at=at)

    assert not hours_of(claim).exists()


def test_nobody_decides_about_their_own_training(officer, at):
    claim = submitted(officer, at)

    for decide in (deciding.approve, deciding.refuse, deciding.ask_back):
        with pytest.raises(deciding.OwnClaim):
            decide(claim=claim, by=officer, at=at, note="Baik")


def test_what_was_changed_after_the_officer_read_it_is_not_decided(learner, officer, at):
    claim = submitted(learner, at)
    later = at + datetime.timedelta(minutes=1)
    drafting.withdraw(claim=claim, at=at)
    drafting.submit(claim=drafting.change_claim(claim=claim, facts={"stated_hours": 80}), at=later)

    with pytest.raises(deciding.ChangedMeanwhile):
        deciding.approve(claim=claim, by=officer, at=later, seen=at)

    assert reread(claim).status == Status.SUBMITTED


@pytest.mark.parametrize(
    ("granted", "hours"),
    [(Amounts(hours=12), 12), (Amounts(minutes=450), 10), (Amounts(minutes=90, hours=12), 2), (Amounts(), 20)],
)
def test_the_officer_may_reckon_with_other_figures(learner, officer, at, granted, hours):
    claim = submitted(learner, at)

    claim, credit = deciding.approve(claim=claim, by=officer, at=at, granted=granted)

    assert credit.hours == hours
    assert claim.stated_hours == 20
    assert (claim.granted_hours, claim.granted_minutes) == (granted.hours, granted.minutes)


@pytest.mark.parametrize(
    ("facts", "full", "lowered"),
    [
        ({"code": "KL06", "stated_hours": None}, 20, 8),
        ({"code": "NKL07", "stated_hours": None, "occasions": 3}, 30, 20),
        ({"code": "TUBEL", "stated_hours": None, "started_on": datetime.date(2025, 6, 2), "occasions": 2}, 40, 20),
        ({"code": "KL06", "stated_hours": None}, 20, 0),
        ({"code": "KL06", "stated_hours": None}, 20, 24),
    ],
)
def test_no_more_is_credited_than_the_officer_grants(learner, officer, at, facts, full, lowered):
    claim = submitted(learner, at, **facts)

    assert proposal_for(claim, at=at).hours == full
    deciding.approve(claim=claim, by=officer, at=at, granted=Amounts(hours=lowered))

    assert hours_of(claim).total() == min(full, lowered)


def test_more_than_one_training_can_give_is_not_credited_before_the_officer_lowers_it(learner, officer, at):
    days = {"started_on": datetime.date(2020, 12, 1), "ended_on": datetime.date(2026, 6, 30)}
    facts = {"code": "KL07", "is_abroad": True, "stated_hours": None, "certified_on": days["ended_on"]}
    claim = submitted(learner, at, **facts, **days)

    with pytest.raises(TooManyHours):
        deciding.approve(claim=claim, by=officer, at=at)
    assert reread(claim).status == Status.SUBMITTED

    _claim, credit = deciding.approve(claim=claim, by=officer, at=at, granted=Amounts(hours=14))
    credit.refresh_from_db()
    assert credit.hours == 14


def test_a_training_that_counts_nothing_is_approved_without_hours(learner, officer, at):
    claim = submitted(learner, at)

    claim, credit = deciding.approve(claim=claim, by=officer, at=at, granted=Amounts(minutes=0))

    assert credit is None
    assert claim.status == Status.APPROVED


def test_the_officer_may_grant_another_level_or_none(learner, officer, at):
    claim = submitted(learner, at, levels={"AMAN.3": 4, "AMAN.1": 2, "AMAN.2": 1})
    levels = {competency("AMAN.3").pk: 2, competency("AMAN.1").pk: 0}

    deciding.approve(claim=claim, by=officer, at=at, levels=levels)

    assert set(evidence_of(claim).values_list("competency__code", "level")) == {("AMAN.3", 2), ("AMAN.2", 1)}
    granted = dict(claim.competencies.values_list("competency__code", "granted_level"))
    assert granted == {"AMAN.3": 2, "AMAN.1": 0, "AMAN.2": 1}


@pytest.mark.parametrize("decide", [deciding.ask_back, deciding.refuse])
def test_a_no_needs_a_reason(learner, officer, at, decide):
    claim = submitted(learner, at)

    with pytest.raises(deciding.ReasonMissing):
        decide(claim=claim, by=officer, at=at, note="  ")


def test_a_claim_goes_back_and_comes_again(learner, officer, at):
    claim = submitted(learner, at)
    later = at + datetime.timedelta(days=1)

    claim = deciding.ask_back(claim=claim, by=officer, at=at, note="Berkas tidak terbaca")
    claim = deciding.ask_back(claim=claim, by=officer, at=at, note="Berkas tidak terbaca")
    drafting.submit(claim=claim, at=later)
    deciding.approve(claim=claim, by=officer, at=later, seen=later)

    assert [event.kind for event in claim.events.all()] == ["submitted", "returned", "submitted", "approved"]


def test_taking_an_approval_back_takes_exactly_its_own(learner, officer, at):
    kept = submitted(learner, at, levels={"AMAN.3": 1})
    other = {"certificate_number": "SERT-002", "name": "Lain", "levels": {"AMAN.3": 2}}
    days = {"started_on": datetime.date(2026, 4, 6), "ended_on": datetime.date(2026, 4, 7)}
    taken = submitted(learner, at, **other, **days, certified_on=datetime.date(2026, 4, 7))
    for claim in (kept, taken):
        deciding.approve(claim=claim, by=officer, at=at)

    for _twice in range(2):
        deciding.revoke(claim=taken, by=officer, at=at, reason="Sertifikat palsu")

    assert evidence_of(taken).get().revoked_reason == "Sertifikat palsu"
    assert hours_of(taken).total() == 0
    assert evidence_of(kept).get().revoked_at is None
    assert hours_of(kept).total() == 20
    assert reread(taken).status == Status.REVOKED


def test_only_an_approval_is_taken_back(learner, officer, at):
    claim = submitted(learner, at)

    with pytest.raises(deciding.AlreadyDecided):
        deciding.revoke(claim=claim, by=officer, at=at, reason="Keliru")
    deciding.approve(claim=claim, by=officer, at=at)
    with pytest.raises(deciding.ReasonMissing):
        deciding.revoke(claim=claim, by=officer, at=at, reason=" ")


def test_every_decision_stands_in_the_audit_trail(learner, officer, at):
    claim = submitted(learner, at)

    deciding.ask_back(claim=claim, by=officer, at=at, note="Lengkapi")
    deciding.approve(claim=drafting.submit(claim=claim, at=at), by=officer, at=at)
    deciding.revoke(claim=claim, by=officer, at=at, reason="Palsu")
    deciding.refuse(claim=submitted(learner, at), by=officer, at=at, note="Palsu")

    acts = AuditEntry.objects.filter(subject_id=learner.public_id, action__startswith="claim.").order_by("pk")
    assert [act.action for act in acts] == ["claim.returned", "claim.approved", "claim.revoked", "claim.refused"]


def test_the_third_coaching_of_a_month_counts_nothing(learner, officer, at):
    facts = {"code": "NKL01", "stated_hours": None, "occasions": 2}
    second = {"certificate_number": "SERT-002", "organiser": "Lain", "occasions": 1}
    days = {"started_on": datetime.date(2026, 3, 20), "ended_on": datetime.date(2026, 3, 20)}
    first = submitted(learner, at, **facts)
    third = submitted(learner, at, **{**facts, **second, **days, "certified_on": datetime.date(2026, 3, 20)})

    _claim, credit = deciding.approve(claim=first, by=officer, at=at)
    _claim, nothing = deciding.approve(claim=third, by=officer, at=at)

    assert credit.hours == 4
    assert nothing is None
