"""What can be wrong with a line: no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.standards.lines import Facts, doubled, problems_of

SCALE = {1, 2, 3, 4, 5}


def codes(levels=SCALE, **facts):
    return [(each.field, each.code) for each in problems_of(Facts(competency=1, **facts), levels)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"lowest_level": 3}, []),
        ({"lowest_level": 3, "wished_level": 3, "recent_months": 36, "weight": 5}, []),
        ({"is_waived": True}, []),
        ({}, [("lowest_level", "level_missing")]),
        ({"lowest_level": 6}, [("lowest_level", "level_outside")]),
        ({"lowest_level": 0}, [("lowest_level", "level_outside")]),
        ({"lowest_level": 3, "wished_level": 9}, [("wished_level", "level_outside")]),
        ({"lowest_level": 3, "wished_level": 2}, [("wished_level", "wished_below")]),
        ({"is_waived": True, "lowest_level": 3}, [("lowest_level", "waived")]),
        ({"is_waived": True, "recent_months": 3}, [("recent_months", "waived")]),
        ({"lowest_level": 3, "recent_months": 0}, [("recent_months", "months")]),
        ({"lowest_level": 3, "recent_months": 121}, [("recent_months", "months")]),
        ({"lowest_level": 3, "weight": 0}, [("weight", "weight")]),
        ({"lowest_level": 3, "weight": 6}, [("weight", "weight")]),
        ({"lowest_level": 3, "title": "a" * 201}, [("title", "too_long")]),
    ],
)
def test_a_line_is_right_or_says_in_which_field_it_is_wrong(facts, expected):
    assert codes(**facts) == expected


def test_a_scale_may_have_gaps():
    assert codes({1, 3, 5}, lowest_level=2) == [("lowest_level", "level_outside")]


NUMBERS = st.none() | st.integers(-2, 130)


@given(NUMBERS, NUMBERS, NUMBERS, st.integers(-1, 7), st.booleans())
def test_what_passes_never_breaks_a_constraint_of_the_table(lowest, wished, months, weight, is_waived):
    facts = Facts(
        competency=1,
        lowest_level=lowest,
        wished_level=wished,
        recent_months=months,
        weight=weight,
        is_waived=is_waived,
    )
    if problems_of(facts, SCALE):
        return

    assert (lowest is None and wished is None) if is_waived else lowest >= 1
    assert wished is None or wished >= lowest
    assert months is None or months >= 1
    assert weight in range(1, 6)


def test_two_lines_for_the_same_positions_are_doubled_whatever_the_spelling():
    lines = [
        Facts(competency=1, title="Analis Data", lowest_level=2),
        Facts(competency=2, title="Analis Data", lowest_level=2),
        Facts(competency=1, title="analis  data", lowest_level=3),
        Facts(competency=1, kind="05", title="Analis Data", lowest_level=3),
    ]

    assert doubled(lines) == {2: 0}
