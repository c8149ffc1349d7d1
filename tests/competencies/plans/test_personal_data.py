"""Plans in the copy of somebody's data, and what an erasure leaves of them."""

import pytest

from competencies.models import DevelopmentPlan, PlanMove, PlanStep
from competencies.plans import personal_data
from tests.factories.plans import add_activity, make_agreed, make_team

pytestmark = pytest.mark.django_db


def test_the_copy_has_plans_steps_and_history_in_words(at):
    person, superior = make_team()
    make_agreed(person, superior, at)
    add_activity(superior, at)

    plans, steps, history = personal_data.tables(person)

    assert [row["year"] for row in plans.rows()] == [2026]
    assert plans.words["status"]("agreed") == "disetujui"
    assert [row["title"] for row in steps.rows()] == ["Mendampingi tim data"]
    assert sorted(history.words["kind"](row["kind"]) for row in history.rows()) == [
        "disetujui",
        "persetujuan diminta",
    ]


def test_an_erasure_takes_plans_with_all_that_hangs_on_them_and_no_others(at):
    person, superior = make_team()
    make_agreed(person, superior, at)
    add_activity(superior, at)
    assert personal_data.preview(person)[0].count == 1

    personal_data.erase(person, at)

    assert DevelopmentPlan.objects.get().person == superior
    assert PlanStep.objects.count() == 1
    assert not PlanMove.objects.exists()
