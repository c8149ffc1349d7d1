"""The way of a plan: asked, taken back, agreed, returned, opened again, done."""

import datetime

import pytest

from accounts.models import AuditEntry
from accounts.services import set_superior
from competencies.models import DevelopmentPlan, PlanMove
from competencies.plans import deciding, steps
from tests.factories.accounts import make_person
from tests.factories.courses import complete_course, enrol_learner, make_course
from tests.factories.plans import YEAR, add_activity, add_course, make_agreed, make_asked, make_plan, make_team

pytestmark = pytest.mark.django_db
LATER = datetime.timedelta(hours=1)


@pytest.fixture
def team():
    return make_team()


def decide(plan, superior, at, *, agrees=True, note=""):
    return deciding.decide(plan=plan, by=superior, agrees=agrees, note=note, asked_at=plan.asked_at, at=at)


def kinds(plan):
    return [move.kind for move in plan.moves.order_by("pk")]


def test_asking_twice_asks_once(team, at):
    plan = make_asked(team[0], at)

    again = deciding.ask(plan=plan, at=at + LATER)

    assert (again.status, again.asked_at) == ("asked", at)
    assert kinds(plan) == ["asked"]


def test_an_empty_plan_is_not_sent(team, at):
    with pytest.raises(deciding.PlanIsEmpty):
        deciding.ask(plan=make_plan(team[0], at), at=at)


def test_without_a_superior_or_with_one_whose_account_is_closed_nothing_is_sent(team, at):
    person, superior = team
    add_activity(person, at)
    superior.is_active = False
    superior.save()

    with pytest.raises(deciding.NoSuperior):
        deciding.ask(plan=make_plan(person, at), at=at)
    set_superior(user=person, superior=None)
    with pytest.raises(deciding.NoSuperior):
        deciding.ask(plan=make_plan(person, at), at=at)


def test_a_plan_of_a_year_that_is_over_is_not_sent(team, at):
    add_activity(team[0], at)

    with pytest.raises(steps.YearIsClosed):
        deciding.ask(plan=make_plan(team[0], at), at=at + datetime.timedelta(days=60))


def test_what_was_taken_back_can_be_changed_and_sent_anew(team, at):
    plan = make_asked(team[0], at)

    for _time in range(2):
        deciding.withdraw(plan=plan, at=at)
    add_activity(team[0], at, title="Magang")
    plan = deciding.ask(plan=plan, at=at + LATER)

    assert plan.asked_at == at + LATER
    assert kinds(plan) == ["asked", "withdrawn", "asked"]


def test_an_agreement_sent_twice_counts_once(team, at):
    plan = make_asked(team[0], at)

    for _time in range(2):
        agreed = decide(plan, team[1], at)

    assert (agreed.status, agreed.decided_by, agreed.decided_at) == ("agreed", team[1], at)
    assert kinds(plan) == ["asked", "agreed"]


def test_a_plan_is_returned_with_words_only_and_can_be_sent_again(team, at):
    plan = make_asked(team[0], at)
    with pytest.raises(deciding.ReasonMissing):
        decide(plan, team[1], at, agrees=False, note="  ")

    returned = decide(plan, team[1], at, agrees=False, note="Tambahkan pelatihan data.")

    assert (returned.status, returned.note) == ("returned", "Tambahkan pelatihan data.")
    asked = deciding.ask(plan=plan, at=at + LATER)
    assert (asked.status, asked.note) == ("asked", "")
    assert PlanMove.objects.filter(note="Tambahkan pelatihan data.").exists()


def test_a_decision_on_what_was_taken_back_or_asked_anew_does_not_count(team, at):
    read = make_asked(team[0], at)
    deciding.withdraw(plan=read, at=at)
    with pytest.raises(deciding.PlanChanged):
        decide(read, team[1], at)

    deciding.ask(plan=read, at=at + LATER)

    with pytest.raises(deciding.PlanChanged):
        decide(read, team[1], at)
    assert DevelopmentPlan.objects.get().status == "asked"


def test_whoever_is_not_the_superior_any_more_decides_nothing(team, at):
    plan = make_asked(team[0], at)
    set_superior(user=team[0], superior=make_person("Agus Salim"))

    with pytest.raises(deciding.NotTheSuperior):
        decide(plan, team[1], at)
    assert DevelopmentPlan.objects.get().status == "asked"


def test_an_agreement_is_no_answer_to_a_return(team, at):
    plan = make_asked(team[0], at)
    decide(plan, team[1], at)

    with pytest.raises(deciding.PlanChanged):
        decide(plan, team[1], at, agrees=False, note="Ternyata tidak.")


def test_changing_what_is_agreed_needs_an_agreement_again_and_keeps_the_history(team, at):
    plan = make_agreed(*team, at)
    with pytest.raises(steps.PlanIsNotEditable):
        deciding.withdraw(plan=plan, at=at)

    for _time in range(2):
        plan = deciding.reopen(plan=plan, at=at)

    assert (plan.status, plan.decided_by, plan.decided_at) == ("draft", None, None)
    assert kinds(plan) == ["asked", "agreed", "reopened"]


def test_a_plan_is_done_when_its_steps_are_and_keeps_their_days(team, at):
    person, superior = team
    course = make_course()
    add_course(person, at, course=course)
    plan = make_agreed(person, superior, at)
    steps.tick_step(step=plan.steps.get(course_key=None), is_done=True, at=at)
    with pytest.raises(deciding.StepsAreOpen):
        deciding.finish(plan=plan, at=at)

    complete_course(enrol_learner(course, person, at), at + LATER)
    for _time in range(2):
        plan = deciding.finish(plan=plan, at=at + 2 * LATER)

    assert (plan.status, plan.done_at) == ("done", at + 2 * LATER)
    assert plan.steps.get(course_key=course.translation_key).done_at == at + LATER
    with pytest.raises(steps.PlanIsNotEditable):
        steps.tick_step(step=plan.steps.get(course_key=None), is_done=False, at=at)
    for act in (deciding.reopen, deciding.withdraw, deciding.ask):
        with pytest.raises(steps.PlanIsNotEditable):
            act(plan=plan, at=at)


def test_only_an_agreed_plan_is_marked_as_done(team, at):
    plan = make_asked(team[0], at)

    with pytest.raises(steps.PlanIsNotEditable):
        deciding.finish(plan=plan, at=at)


def test_each_move_is_in_the_audit_trail_with_who_made_it(team, at):
    person, superior = team
    plan = make_asked(person, at)
    decide(plan, superior, at, agrees=False, note="Kurang.")

    asked, returned = AuditEntry.objects.filter(action__startswith="plan.").order_by("pk")

    assert (asked.action, asked.actor_id, asked.subject_id) == ("plan.asked", person.public_id, person.public_id)
    assert (returned.action, returned.actor_id, returned.subject_id, returned.reason) == (
        "plan.returned",
        superior.public_id,
        person.public_id,
        "Kurang.",
    )
    assert returned.target == str(YEAR)
