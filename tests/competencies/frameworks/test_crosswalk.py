"""How competencies support one another: the rule alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.frameworks.crosswalk import (
    BROADER,
    EQUIVALENT,
    INVERSE,
    NARROWER,
    Crosswalk,
    Cycle,
    Link,
    refuse_cycles,
    supports,
)

competencies = st.integers(0, 7)
some_links = st.lists(
    st.builds(Link, competencies, st.sampled_from([EQUIVALENT, BROADER, NARROWER]), competencies).filter(
        lambda link: link.one != link.other
    ),
    max_size=10,
)


def test_an_equivalent_competency_supports():
    assert supports("a", [Link("a", EQUIVALENT, "b")]) == {"b": EQUIVALENT}


def test_what_is_broader_supports_as_broader():
    assert supports("small", [Link("large", BROADER, "small")]) == {"large": BROADER}


def test_what_is_narrower_supports_as_narrower():
    assert supports("large", [Link("large", BROADER, "small")]) == {"small": NARROWER}


def test_support_goes_through_equivalents():
    links = [
        Link("a", EQUIVALENT, "b"),
        Link("b", EQUIVALENT, "c"),
        Link("d", BROADER, "c"),
        Link("d", EQUIVALENT, "e"),
    ]

    assert supports("a", links) == {"b": EQUIVALENT, "c": EQUIVALENT, "d": BROADER, "e": BROADER}


def test_support_goes_over_no_second_line():
    links = [Link("a", BROADER, "b"), Link("b", BROADER, "c")]

    assert supports("c", links) == {"b": BROADER}


def test_a_circle_is_named():
    links = [Link("a", BROADER, "b"), Link("b", EQUIVALENT, "c"), Link("d", NARROWER, "c"), Link("d", BROADER, "a")]

    with pytest.raises(Cycle) as cycle:
        refuse_cycles(links)

    assert cycle.value.way[0] == cycle.value.way[-1]
    assert set(cycle.value.way) == {"a", "c", "d"}


@pytest.mark.parametrize("relation", [BROADER, NARROWER])
def test_equivalents_are_not_broader_than_one_another(relation):
    with pytest.raises(Cycle):
        refuse_cycles([Link("a", EQUIVALENT, "b"), Link("a", relation, "b")])


def test_a_long_way_round_is_found_without_recursion():
    way = [Link(number, BROADER, number + 1) for number in range(5_000)]

    refuse_cycles(way)
    with pytest.raises(Cycle):
        refuse_cycles([*way, Link(5_000, BROADER, 0)])


def reaches_itself(links):
    """The slow way: every pair, over and over, until nothing new is found."""
    same = {(one, one) for link in links for one in (link.one, link.other)}
    same |= {pair for x in links if x.relation == EQUIVALENT for pair in ((x.one, x.other), (x.other, x.one))}
    above = {(x.one, x.other) if x.relation == BROADER else (x.other, x.one) for x in links if x.relation != EQUIVALENT}
    while True:
        steps = same | {(a, d) for a, b in same for c, d in same if b == c}
        longer = above | {(a, d) for a, b in above for c, d in above | steps if b == c}
        longer |= {(a, d) for a, b in steps for c, d in above if b == c}
        if (steps, longer) == (same, above):
            return any(one == other for one, other in above)
        same, above = steps, longer


@given(some_links)
def test_circles_are_found_as_the_slow_way_finds_them(links):
    try:
        refuse_cycles(links)
        found = False
    except Cycle:
        found = True

    assert found == reaches_itself(links)


@given(some_links)
def test_support_reads_the_same_from_both_ends(links):
    try:
        refuse_cycles(links)
    except Cycle:
        return
    crosswalk = Crosswalk(links)

    for one in range(8):
        for other, relation in crosswalk.supports(one).items():
            assert crosswalk.supports(other)[one] == INVERSE[relation]


@given(some_links, st.randoms())
def test_neither_order_nor_direction_of_the_lines_matters(links, random):
    shuffled = [link.turned() if random.random() < 0.5 else link for link in random.sample(links, len(links))]
    try:
        refuse_cycles(links)
    except Cycle:
        return

    for one in range(8):
        assert supports(one, shuffled) == supports(one, links)


@given(some_links)
def test_equivalents_have_the_same_support(links):
    crosswalk = Crosswalk(links)
    for link in links:
        if link.relation == EQUIVALENT:
            mine, theirs = crosswalk.supports(link.one), crosswalk.supports(link.other)
            apart = {link.one, link.other}
            assert {k: v for k, v in mine.items() if k not in apart} == {
                k: v for k, v in theirs.items() if k not in apart
            }
