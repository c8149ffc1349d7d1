"""Several people act on one claim at the same moment: the database lets one go first."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from competencies.claims import deciding, drafting
from competencies.models import Evidence, ExternalTraining, HoursCredit
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.claims import FACTS, complete_draft, form, submitted

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres_only]
REFUSALS = (deciding.AlreadyDecided, drafting.NotEditable, drafting.ClaimedAlready)


def at_once(*acts):
    def do(act):
        try:
            act()
        except REFUSALS as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(do, acts))


def test_of_officers_who_decide_at_once_one_decides(at):
    unit = make_unit("Dinas Kominfo")
    claim = submitted(make_person("Yuliana Wati", unit=unit), at, levels={"AMAN.3": 2})
    officers = [make_hr_officer(unit, f"Petugas {place}") for place in range(3)]

    results = at_once(
        *[lambda by=by: deciding.approve(claim=claim, by=by, at=at) for by in officers[:2]],
        lambda: deciding.refuse(claim=claim, by=officers[2], at=at, note="Palsu"),
    )

    assert results == ["AlreadyDecided", "AlreadyDecided", "done"]
    assert claim.events.exclude(kind="submitted").count() == 1
    assert Evidence.objects.count() == HoursCredit.objects.count() == claim.events.filter(kind="approved").count()


def test_a_double_click_approves_once(at):
    unit = make_unit("Dinas Kominfo")
    claim, officer = submitted(make_person("Yuliana Wati", unit=unit), at), make_hr_officer(unit)

    assert at_once(*[lambda: deciding.approve(claim=claim, by=officer, at=at)] * 3) == ["done"] * 3
    assert HoursCredit.objects.count() == 1


def test_a_claim_sent_again_and_again_is_one(at):
    learner, key = make_person("Yuliana Wati"), uuid4()
    facts = {**FACTS, "form": form()}

    results = at_once(*[lambda: drafting.start_claim(learner=learner, key=key, facts=facts, at=at)] * 4)

    assert results == ["done"] * 4
    assert ExternalTraining.objects.count() == 1


def test_one_certificate_in_two_tabs_is_claimed_once(at):
    learner = make_person("Yuliana Wati")
    claims = [complete_draft(learner, at) for _tab in range(2)]

    results = at_once(*[lambda claim=claim: drafting.submit(claim=claim, at=at) for claim in claims])

    assert results == ["ClaimedAlready", "done"]


def test_the_last_coaching_of_a_month_goes_to_one_claim(at):
    unit = make_unit("Dinas Kominfo")
    learner, officer = make_person("Yuliana Wati", unit=unit), make_hr_officer(unit)
    facts = {"code": "NKL01", "stated_hours": None, "occasions": 2}
    days = dict.fromkeys(["ended_on", "certified_on"], datetime.date(2026, 3, 20))
    days["started_on"] = datetime.date(2026, 3, 19)
    claims = [
        submitted(learner, at, **facts),
        submitted(learner, at, **facts | days, certificate_number="B-2", organiser="Lain"),
    ]

    at_once(*[lambda claim=claim: deciding.approve(claim=claim, by=officer, at=at) for claim in claims])

    assert HoursCredit.objects.of(learner).total() == 4
