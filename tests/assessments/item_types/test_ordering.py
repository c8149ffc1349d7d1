from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.item_types import item_type
from tests.assessments.item_types.contents import answers_to
from tests.factories.question_contents import content_of

CREDITS = ["places", "neighbours", "all_or_nothing"]


def placed(steps):
    """The answer that puts `steps`, such as "1032", in this order; a dot leaves a place empty."""
    return [f"s{step}:{place}" for place, step in enumerate(steps, start=1) if step != "."]


@pytest.mark.parametrize(
    ("credit", "order", "expected"),
    [
        ("places", "0123", 1),
        ("places", "0132", "1/2"),
        ("places", "3012", 0),
        ("places", "0...", "1/4"),
        ("neighbours", "0123", 1),
        ("neighbours", "3012", "2/3"),
        ("neighbours", "0132", "1/3"),
        ("neighbours", "3210", 0),
        ("neighbours", "01..", "1/3"),
        ("neighbours", "0.1.", 0),
        ("all_or_nothing", "0123", 1),
        ("all_or_nothing", "0132", 0),
        ("all_or_nothing", "012.", 0),
        (None, "0132", "1/2"),
    ],
)
def test_an_order_earns_by_the_rule_of_its_author(credit, order, expected):
    assert item_type("ordering").share(content_of("ordering", credit=credit), placed(order)) == Fraction(expected)


@pytest.mark.parametrize("credit", CREDITS)
def test_the_right_order_earns_everything_by_each_rule(credit):
    content = content_of("ordering", credit=credit)

    assert item_type("ordering").share(content, item_type("ordering").right_answer(content)) == 1


@pytest.mark.parametrize("credit", CREDITS)
@given(data=st.data())
def test_any_order_earns_within_bounds(credit, data):
    content = content_of("ordering", credit=credit)

    assert 0 <= item_type("ordering").share(content, data.draw(answers_to(content))) <= 1


@pytest.mark.parametrize("credit", CREDITS)
def test_sending_two_steps_to_one_place_earns_nothing_for_either(credit):
    answer = ["s0:1", "s1:1", "s2:1", "s3:1"]

    assert item_type("ordering").share(content_of("ordering", credit=credit), answer) == 0


def test_a_place_given_twice_can_be_saved_because_a_page_without_script_sends_it():
    assert item_type("ordering").fits(content_of("ordering"), ["s0:1", "s1:1"])


def test_an_order_in_part_can_be_saved():
    assert item_type("ordering").fits(content_of("ordering"), ["s2:4"])


@pytest.mark.parametrize(
    "answer", [["s0:0"], ["s0:5"], ["s0:01"], ["s0:1.0"], ["s0:-1"], ["s0:²"], ["s0:"], ["s9:1"], ["s0:1", "s0:2"]]
)
def test_what_no_page_sends_does_not_fit(answer):
    assert not item_type("ordering").fits(content_of("ordering"), answer)


def test_an_order_is_told_in_words():
    words = item_type("ordering").in_words(content_of("ordering"), placed("10.2"))

    assert words == "1. Nilai; 2. Baca; 4. Setujui"


@pytest.mark.parametrize("credit", CREDITS)
def test_a_single_step_left_by_a_correction_can_still_be_marked(credit):
    content = content_of("ordering", credit=credit, steps=[{"id": "s0", "text": "Baca"}])

    assert item_type("ordering").share(content, ["s0:1", "s1:2"]) == 1
