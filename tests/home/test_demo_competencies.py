"""What the demo shows of competencies, loaded once for all tests of this file."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from accounts.models import Employment, User
from competencies.advice.gaps import State
from competencies.advice.reading import standing_of
from competencies.claims.drafting import problems_of
from competencies.models import (
    AssessmentCycle,
    CompetencyStanding,
    DevelopmentPlan,
    ExternalTraining,
    GapCell,
    HoursCredit,
    PeerResult,
    PersonStanding,
    PositionStandard,
)
from competencies.standing.comparing import differences_of
from courses.models import TrainingAssignment
from home.demo import accounts
from home.demo.load import load_demo

AT = datetime(2026, 11, 21, 13, 30, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(at=AT, report=lambda line: None)
        yield
        transaction.set_rollback(True)


pytestmark = pytest.mark.usefixtures("loaded")


def person(account):
    return User.objects.get(employments__number=account.number)


def states_of(account):
    who = person(account)
    standing = standing_of(person=who, employment=who.current_employment(), on=AT.date())
    return {standing.competencies[gap.competency].code: gap.state for gap in standing.gaps}


def test_the_standing_of_everybody_is_prepared_as_the_ledger_says():
    people = list(Employment.objects.current(AT.date()).values_list("user", flat=True))

    assert not PersonStanding.objects.exclude(stale_since=None).exists()
    assert PersonStanding.objects.count() == len(people)
    assert not differences_of(person_ids=people, mends=False, at=AT)
    assert GapCell.objects.filter(people__gte=5, reached__gt=0).exists()
    assert CompetencyStanding.objects.filter(required_level__isnull=False).exists()


def test_a_proof_is_too_old_and_another_has_run_out():
    assert states_of(accounts.HALFWAY)["AMAN.2"] == State.OUTDATED
    assert states_of(accounts.CERTIFIED)["ETIKA.3"] == State.UNPROVED
    assert states_of(accounts.CERTIFIED)["AMAN.2"] == State.REACHED


def test_a_unit_raises_and_waives_what_the_regency_demands():
    assert PositionStandard.objects.filter(unit__code="DISKOMINFO", lines__is_waived=True).exists()


def test_the_superior_has_a_plan_to_agree_to_and_people_to_assess():
    superior = person(accounts.SUPERIOR)
    plan = DevelopmentPlan.objects.get(person=person(accounts.HALFWAY))

    assert plan.status == DevelopmentPlan.Status.ASKED
    assert plan.person.current_employment().superior == superior
    assert superior.ratings_given.waiting(AT.date()).exists()


def test_the_certified_learner_has_an_agreed_plan():
    assert DevelopmentPlan.objects.get(person=person(accounts.CERTIFIED)).status == DevelopmentPlan.Status.AGREED


def test_peers_have_answered_together():
    assert AssessmentCycle.objects.exclude(closed_at=None).count() == 1
    assert PeerResult.objects.filter(subject=person(accounts.HALFWAY)).count() == 6


def test_claims_are_in_each_state_and_as_the_rules_want_them():
    states = set(ExternalTraining.objects.values_list("status", flat=True))

    assert states == {"submitted", "approved", "returned"}
    for claim in ExternalTraining.objects.select_related("form"):
        assert problems_of(claim, today=AT.date()) == []
        assert claim.file.storage.exists(claim.file.name)


def test_a_figure_was_put_right_with_a_reason():
    corrected = HoursCredit.objects.get(source_kind=HoursCredit.Source.CORRECTION)

    assert corrected.hours == 4
    assert corrected.reason


def test_training_is_assigned_to_who_has_begun_it_already():
    assert TrainingAssignment.objects.get(enrolment__learner=person(accounts.HALFWAY)).due_on
