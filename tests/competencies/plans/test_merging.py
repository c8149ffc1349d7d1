"""Two records of one person with a plan for the same year."""

import datetime

import pytest

from accounts import merging
from accounts.services.merging import merge_people
from competencies.models import DevelopmentPlan
from competencies.plans.steps import plan_of
from tests.factories.accounts import make_person
from tests.factories.plans import YEAR, add_activity, make_agreed, make_team

pytestmark = pytest.mark.django_db


def test_the_plan_that_has_come_further_goes_on_whichever_record_has_it(at):
    kept = make_person("Yuliana Wati")
    other, superior = make_team("Yuliana W")
    add_activity(kept, at, title="Hanya draf")
    further = make_agreed(other, superior, at)

    texts = [conflict.text for conflict in merging.conflicts(kept, other)]
    merge_people(kept=kept, other=other, at=at)

    assert any(f"rencana pengembangan tahun {YEAR}" in text for text in texts)
    assert DevelopmentPlan.objects.get(person=kept, year=YEAR) == further
    assert DevelopmentPlan.objects.get(person=other, year=YEAR).steps.get().title == "Hanya draf"


def test_of_equals_the_kept_record_keeps_its_own(at):
    kept, other = make_person("Yuliana Wati"), make_person("Yuliana W")
    mine = add_activity(kept, at).plan
    add_activity(other, at)

    merge_people(kept=kept, other=other, at=at)

    assert DevelopmentPlan.objects.get(person=kept) == mine


def test_plans_of_other_years_move_along(at):
    kept, other = make_person("Yuliana Wati"), make_person("Yuliana W")
    add_activity(kept, at)
    next_year = plan_of(person=other, year=YEAR + 1, at=at)

    merge_people(kept=kept, other=other, at=at + datetime.timedelta(days=1))

    assert DevelopmentPlan.objects.get(person=kept, year=YEAR + 1) == next_year
