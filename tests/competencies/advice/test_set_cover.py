"""The cheapest cover against trying everything, and against the clock."""

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.advice import set_cover
from competencies.advice.set_cover import cheapest_cover, greedy_cover

masks = st.integers(0, 2**6 - 1)
few_sets = st.lists(st.tuples(masks, st.tuples(st.integers(0, 1), st.just(1), st.integers(1, 30))), max_size=8)
many_sets = st.lists(
    st.tuples(st.integers(0, 2**12 - 1), st.tuples(st.just(1), st.integers(1, 9))), min_size=21, max_size=60
)


def union(sets, places):
    covered = 0
    for place in places:
        covered |= sets[place][0]
    return covered


def cost(sets, places):
    width = len(sets[0][1]) if sets else 0
    return tuple(sum(sets[place][1][part] for place in places) for part in range(width))


def tried_out(sets):
    """The least cost of any choice that covers all that can be covered."""
    everything = union(sets, range(len(sets)))
    choices = (choice for size in range(len(sets) + 1) for choice in combinations(range(len(sets)), size))
    return min(cost(sets, choice) for choice in choices if union(sets, choice) == everything)


@given(few_sets)
def test_a_cover_covers_what_can_be_covered_at_the_least_cost(sets):
    cover = cheapest_cover(sets)

    assert union(sets, cover.chosen) == union(sets, range(len(sets)))
    assert cover.is_best
    assert not sets or cost(sets, cover.chosen) == tried_out(sets)


@given(many_sets)
@settings(max_examples=60)
def test_a_cover_of_many_sets_is_whole_and_never_dearer_than_the_greedy_one(sets):
    cover = cheapest_cover(sets)

    assert union(sets, cover.chosen) == union(sets, range(len(sets)))
    assert cost(sets, cover.chosen) <= cost(sets, greedy_cover(sets))


@given(many_sets)
@settings(max_examples=30)
def test_nothing_in_a_cover_is_needless(sets):
    chosen = cheapest_cover(sets).chosen

    assert all(union(sets, chosen) != union(sets, [each for each in chosen if each != place]) for place in chosen)


def test_two_sets_are_taken_where_the_greedy_choice_would_need_three():
    price = (1, 1)
    # The largest set overlaps both of the two that do it together.
    sets = [
        (0b0000_1111, price),
        (0b1111_0000, price),
        (0b0111_1110, price),
        (0b0000_0001, price),
        (0b1000_0000, price),
    ]

    assert cheapest_cover(sets).chosen == (0, 1)


def test_a_greedy_choice_drops_what_its_later_choices_cover_together():
    sets = [(0b011110, (1, 1)), (0b000111, (1, 9)), (0b111000, (1, 9))]

    assert greedy_cover(sets) == (1, 2)


def test_of_as_few_sets_those_with_fewer_hours_are_taken():
    sets = [(0b11, (1, 30)), (0b11, (1, 4)), (0b01, (1, 1)), (0b10, (1, 1))]

    assert cheapest_cover(sets).chosen == (1,)


def test_nothing_to_cover_takes_nothing():
    assert cheapest_cover([]).chosen == cheapest_cover([(0, (1, 1))]).chosen == ()


def test_of_forty_competencies_and_two_hundred_courses_the_search_ends_after_its_steps(monkeypatch):
    sets = large(seed=1)
    steps = []
    bound = set_cover._Search._bound
    monkeypatch.setattr(set_cover._Search, "_bound", lambda *args: steps.append(1) or bound(*args))

    cover = cheapest_cover(sets)

    assert len(steps) <= set_cover.MOST_STEPS
    assert not cover.is_best
    assert cost(sets, cover.chosen) <= cost(sets, greedy_cover(sets))


def large(seed):
    chance = random.Random(seed)
    return [
        (sum(1 << bit for bit in chance.sample(range(40), chance.randint(2, 6))), (1, 1, chance.randint(2, 40)))
        for _course in range(200)
    ]
