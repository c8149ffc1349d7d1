from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from assessments.quizzes.blueprint import Blueprint, Part, QuestionFacts


def facts(key, *, competency="AMAN.1", difficulty="easy", kind="single_choice"):
    return QuestionFacts(key=key, kind=kind, competency=competency, difficulty=difficulty)


def fixed(question, points=1):
    return Part(0, 1, 1, points, (question,))


def draw(place, number, *questions, points=1, lacking=0):
    return Part(place, 1, number, points, questions, lacking)


def test_questions_points_and_minutes_are_those_of_one_attempt():
    blueprint = Blueprint([fixed(facts(1), points=3), draw(1, 2, *map(facts, range(2, 12)), points=2)])

    assert (blueprint.number, blueprint.points, blueprint.minutes) == (3, 7, 3)


def test_minutes_are_rounded_up():
    assert Blueprint([fixed(facts(1, kind="true_false"))]).minutes == 1


def test_drawn_questions_count_in_the_table_by_their_chance():
    easy, hard = facts(1), facts(2, difficulty="hard")

    table = Blueprint([fixed(facts(3)), draw(1, 1, easy, hard)]).table("difficulty")

    assert table == {"AMAN.1": {"easy": Fraction(3, 2), "hard": Fraction(1, 2)}}


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=6))
def test_the_table_holds_as_many_questions_as_an_attempt(draws):
    parts = [
        draw(place, number, *(facts((place, each)) for each in range(number + more)))
        for place, (number, more) in enumerate(draws, start=1)
    ]
    blueprint = Blueprint(parts)

    cells = [count for counts in blueprint.table("difficulty").values() for count in counts.values()]

    assert sum(cells) == blueprint.number


def test_draws_that_look_for_the_same_questions_are_named():
    blueprint = Blueprint([draw(1, 1, facts(1), facts(2)), draw(2, 1, facts(2), facts(3)), draw(3, 1, facts(4))])

    assert blueprint.overlaps() == [(1, 2, 1)]


def test_a_draw_is_small_below_twice_its_number():
    small, enough = draw(1, 2, *map(facts, range(3))), draw(2, 2, *map(facts, range(4)))

    assert Blueprint([fixed(facts(9)), small, enough]).small_draws() == [small]


def test_a_draw_that_lacks_questions_is_no_small_one_but_stops_the_quiz():
    blueprint = Blueprint([draw(1, 2, facts(1), lacking=1)])

    assert blueprint.small_draws() == []
    assert not blueprint.is_fillable


def test_an_empty_draw_breaks_nothing():
    blueprint = Blueprint([draw(1, 2, lacking=2)])

    assert (blueprint.minutes, blueprint.table("difficulty")) == (0, {})
