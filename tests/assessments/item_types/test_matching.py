from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.item_types import item_type
from tests.assessments.item_types.contents import answers_to
from tests.factories.question_contents import content_of

both_kinds = pytest.mark.parametrize("kind", ["matching", "categorise"])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (["r1:c1", "r2:c2", "r3:c3"], 1),
        (["r1:c1", "r2:c3", "r3:c2"], "1/3"),
        (["r1:c1"], "1/3"),
        (["r1:c4", "r2:c4", "r3:c4"], 0),
    ],
)
def test_a_matching_earns_the_share_of_right_rows(answer, expected):
    assert item_type("matching").share(content_of("matching"), answer) == Fraction(expected)


def test_several_rows_may_belong_to_one_group():
    assert item_type("categorise").share(content_of("categorise"), ["r1:c2", "r2:c2", "r3:c2"]) == Fraction(2, 3)


@both_kinds
@given(data=st.data())
def test_another_wrong_choice_for_a_row_never_earns_more(kind, data):
    content = content_of(kind)
    answer = data.draw(answers_to(content))
    share = item_type(kind).share(content, answer)

    for row in content["rows"]:
        wrong = next(choice["id"] for choice in content["choices"] if choice["id"] != row["match"])
        changed = [each for each in answer if not each.startswith(row["id"])] + [f"{row['id']}:{wrong}"]
        assert item_type(kind).share(content, changed) <= share


@both_kinds
@pytest.mark.parametrize(
    "answer", [["r1:c1", "r1:c2"], ["r1"], ["r9:c1"], ["r1:c9"], ["r1:"], [":c1"], ["r1:c1", "r1:c1"], ["r1:c1:c2"]]
)
def test_what_no_page_sends_does_not_fit(kind, answer):
    assert not item_type(kind).fits(content_of(kind), answer)


def test_a_matching_is_told_in_words():
    words = item_type("matching").in_words(content_of("matching"), ["r2:c1", "r1:c1", "r3:gone"])

    assert words == "Jawa Barat → Bandung; Jawa Timur → Bandung; Bali → ?"


def test_an_answered_row_earns_what_its_author_says_about_it():
    assert item_type("matching").feedback_on(content_of("matching"), ["r1:c4", "r2:c2"]) == ["Gedung Sate."]
    assert item_type("matching").feedback_on(content_of("matching"), ["r2:c2"]) == []
