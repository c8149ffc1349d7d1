from fractions import Fraction

import pytest

from assessments.item_types import item_type
from tests.factories.question_contents import content_of

FILL_IN = item_type("fill_in")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (["g1:nota-dinas", "g2:o2", "g3:7319"], 1),
        (["g1: NOTA-DINAS ", "g2:o2", "g3:7.319,0"], 1),
        (["g1:nota-dinas"], "1/2"),
        (["g2:o2", "g3:7319"], "1/2"),
        (["g2:o1", "g3:7319"], "1/4"),
        (["g1:", "g2:", "g3:"], 0),
    ],
)
def test_gaps_earn_by_their_weight(answer, expected):
    assert FILL_IN.share(content_of("fill_in"), answer) == Fraction(expected)


def test_a_half_right_gap_earns_its_share_of_its_weight():
    content = content_of("fill_in")
    content["gaps"] = [
        {**content["gaps"][0], "accepted": [{"text": "nota", "share": 50, "feedback": ""}]},
        *content["gaps"][1:],
    ]

    assert FILL_IN.share(content, ["g1:nota"]) == Fraction(1, 4)


@pytest.mark.parametrize(
    "answer",
    [["g1:a", "g1:b"], ["g9:a"], ["g1"], ["g2:dinas"], [f"g1:{'a' * 501}"], ["dinas"], [":dinas"]],
)
def test_what_no_page_sends_does_not_fit(answer):
    assert not FILL_IN.fits(content_of("fill_in"), answer)


def test_a_typed_gap_may_hold_colons_and_the_longest_text():
    assert FILL_IN.fits(content_of("fill_in"), ["g1:pukul 10:30"])
    assert FILL_IN.fits(content_of("fill_in"), [f"g1:{'a' * 500}"])


def test_each_answered_gap_earns_its_feedback():
    assert FILL_IN.feedback_on(content_of("fill_in"), ["g2:o1", "g1:nota-dinas"]) == ["Ya, dinas.", "Terlalu lambat."]


def test_gaps_are_told_in_words_in_their_order():
    assert FILL_IN.in_words(content_of("fill_in"), ["g3:7319", "g2:o2", "g1:"]) == "secara elektronik; 7319"


def test_accepted_texts_numbers_and_feedback_of_gaps_are_secret_and_options_are_not():
    secrets = FILL_IN.secrets(content_of("fill_in"))

    assert {"nota-dinas", "Ya, dinas.", "Terlalu lambat.", "Tiga hari."} <= set(secrets)
    assert "secara elektronik" not in secrets
