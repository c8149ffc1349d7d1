from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.quizzes.drawing import TooFewQuestions, drawn, shuffled

pools_and_numbers = st.dictionaries(
    st.integers(1, 4), st.tuples(st.sets(st.integers(0, 12)), st.integers(1, 4)), max_size=4
)


def draw(pools, numbers, seed=0, **options):
    return drawn(pools, numbers, random=Random(seed), **options)


@given(pools_and_numbers, st.integers(0, 9))
def test_a_draw_gets_its_number_from_its_pool_and_no_question_twice(draws, seed):
    pools = {place: pool for place, (pool, _number) in draws.items()}
    numbers = {place: number for place, (_pool, number) in draws.items()}

    if not can_be_filled(pools, numbers):
        with pytest.raises(TooFewQuestions) as caught:
            draw(pools, numbers, seed)
        assert sum(caught.value.missing.values()) > 0
        return

    picked = draw(pools, numbers, seed)

    assert {place: len(keys) for place, keys in picked.items()} == numbers
    assert all(set(keys) <= pools[place] for place, keys in picked.items())
    everything = [key for keys in picked.values() for key in keys]
    assert len(everything) == len(set(everything))


def can_be_filled(pools, numbers):
    """Hall's condition: any draws together have at least as many questions as they take."""
    places = list(numbers)
    for mask in range(1, 2 ** len(places)):
        some = [place for bit, place in enumerate(places) if mask >> bit & 1]
        if len(set().union(*(pools[place] for place in some))) < sum(numbers[place] for place in some):
            return False
    return True


def test_a_draw_gives_way_to_one_that_has_no_choice():
    picked = draw({1: {"a", "b"}, 2: {"a"}}, {1: 1, 2: 1})

    assert picked == {1: ["b"], 2: ["a"]}


def test_what_is_missing_is_named_by_draw():
    with pytest.raises(TooFewQuestions) as caught:
        draw({1: {"a", "b"}, 2: {"c"}}, {1: 2, 2: 3})

    assert caught.value.missing == {2: 2}


def test_fixed_questions_are_not_drawn_again():
    assert draw({1: {"a", "b"}}, {1: 1}, taken={"a"}) == {1: ["b"]}


@pytest.mark.parametrize("seed", range(5))
def test_unseen_questions_come_first_and_then_those_seen_least(seed):
    seen = {"a": 2, "b": 1}

    assert set(draw({1: {"a", "b", "c"}}, {1: 2}, seed, seen=seen)[1]) == {"b", "c"}


def test_chance_decides_among_the_unseen():
    picked = {draw({1: {"a", "b", "c"}}, {1: 1}, seed)[1][0] for seed in range(40)}

    assert picked == {"a", "b", "c"}


@given(st.lists(st.sampled_from(["case 1", "case 2", None]), max_size=12), st.integers(0, 9))
def test_shuffling_loses_nothing_and_keeps_the_questions_of_a_case_together(cases, seed):
    items = list(enumerate(cases))

    order = shuffled(items, group_of=lambda item: item[1], random=Random(seed))

    assert sorted(order, key=str) == sorted(items, key=str)
    for case in ("case 1", "case 2"):
        places = [place for place, item in enumerate(order) if item[1] == case]
        assert places == list(range(places[0], places[0] + len(places))) if places else True
        assert [item for item in order if item[1] == case] == [item for item in items if item[1] == case]
