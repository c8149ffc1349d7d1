"""A person and the superior act on one plan at the same moment: the database lets one go first."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from competencies.models import DevelopmentPlan, PlanMove, PlanStep
from competencies.plans import deciding, steps
from tests.factories.plans import add_activity, make_asked, make_plan, make_team

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres_only]
REFUSALS = (steps.PlanIsNotEditable, deciding.PlanChanged)


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


def test_taken_back_and_agreed_at_once_it_is_one_of_them(at):
    person, superior = make_team()
    plan = make_asked(person, at)

    results = at_once(
        lambda: deciding.withdraw(plan=plan, at=at),
        lambda: deciding.decide(plan=plan, by=superior, agrees=True, asked_at=plan.asked_at, at=at),
    )

    assert results in (["PlanChanged", "done"], ["PlanIsNotEditable", "done"])
    assert PlanMove.objects.count() == 2


def test_a_question_sent_four_times_at_once_is_one(at):
    person, _superior = make_team()
    add_activity(person, at)
    plan = make_plan(person, at)

    assert at_once(*[lambda: deciding.ask(plan=plan, at=at)] * 4) == ["done"] * 4
    assert PlanMove.objects.count() == 1


def test_an_activity_added_while_it_is_sent_is_in_what_the_superior_reads_or_refused(at):
    person, _superior = make_team()
    add_activity(person, at)
    plan = make_plan(person, at)

    results = at_once(lambda: deciding.ask(plan=plan, at=at), lambda: add_activity(person, at, title="Magang"))

    assert results.count("done") == PlanStep.objects.count()
    assert DevelopmentPlan.objects.get().status == "asked"
