"""Each kind of question: what is counted of its answers, and how that reads."""

import pytest

from assessments.analysis.question_facts import choices_of, counted, earns, empty_column, guessing, in_words
from tests.assessments.analysis.frozen import single_choice

MULTIPLE = {**single_choice(), "kind": "multiple_response"}
TRUE_FALSE = {**single_choice(choices="ab"), "kind": "true_false"}
MATCHING = {
    "kind": "matching",
    "rows": [{"id": "r1", "text": "Surel"}, {"id": "r2", "text": "Tautan"}],
    "choices": [{"id": "c1", "text": "aman"}, {"id": "c2", "text": "berbahaya"}],
}
MATCHING["rows"][0]["match"], MATCHING["rows"][1]["match"] = "c1", "c2"
ORDERING = {"kind": "ordering", "steps": [{"id": "s1", "text": "Baca"}, {"id": "s2", "text": "Lapor"}]}
SHORT = {"kind": "short_text", "accepted": [{"text": "Jakarta*", "share": 100}, {"text": "Batavia", "share": 50}]}
NUMERIC = {"kind": "numeric", "accepted": [{"value": "12.5", "tolerance": "0.5", "share": 100}], "units": []}
FILL_IN = {
    "kind": "fill_in",
    "parts": ["Kata ", {"gap": "g1"}, " dan ", {"gap": "g2"}],
    "gaps": [
        {"id": "g1", "kind": "text", "accepted": [{"text": "sandi", "share": 100}]},
        {
            "id": "g2",
            "kind": "choice",
            "options": [{"id": "o1", "text": "panjang", "share": 100}, {"id": "o2", "text": "pendek", "share": 0}],
        },
    ],
}
ESSAY = {"kind": "essay", "rubric": [], "guidance": "Lihat kunci"}


def told(content):
    return [(in_words(content, choice.key), choice.is_right) for choice in choices_of(content)]


def test_all_options_of_a_list_are_counted():
    assert told(single_choice()) == [
        ("Pilihan a", True),
        ("Pilihan b", False),
        ("Pilihan c", False),
        ("Pilihan d", False),
    ]


def test_options_with_weights_are_right_when_they_earn():
    content = single_choice(credit="weights")
    for option, weight in zip(content["options"], (100, 50, 0, -50), strict=True):
        option["weight"] = weight

    assert [choice.is_right for choice in choices_of(content)] == [True, True, False, False]


def test_of_pairs_the_right_ones_are_always_counted():
    assert told(MATCHING) == [("Surel → aman", True), ("Tautan → berbahaya", True)]
    assert told(ORDERING) == [("1. Baca", True), ("2. Lapor", True)]


def test_of_gaps_the_options_are_counted():
    assert told(FILL_IN) == [("panjang", True), ("pendek", False)]


@pytest.mark.parametrize("content", [SHORT, NUMERIC, ESSAY])
def test_own_words_are_not_offered(content):
    assert choices_of(content) == ()


def test_what_was_typed_is_counted_without_capitals_and_spaces():
    assert counted(SHORT, ["  Kota   JAKARTA "]) == ("kota jakarta",)
    assert counted(SHORT, ["  "]) == ()
    assert counted(MATCHING, ["r1:c1", "r2:c1"]) == ("r1:c1", "r2:c1")


@pytest.mark.parametrize(
    ("content", "key", "is_worth"),
    [
        (SHORT, "jakarta pusat", True),
        (SHORT, "batavia", True),
        (SHORT, "bandung", False),
        (NUMERIC, "12,5", True),
        (FILL_IN, "g1:sandi", True),
        (FILL_IN, "g1:nama", False),
        (MATCHING, "r1:c2", False),
        (ORDERING, "s2:1", False),
        (MATCHING, "gone:c2", False),
    ],
)
def test_a_part_of_an_answer_tells_whether_it_is_worth_anything(content, key, is_worth):
    assert earns(content, key) is is_worth


def test_an_option_of_another_version_has_no_words():
    assert in_words(single_choice(), "z") == ""


@pytest.mark.parametrize(
    ("content", "chance"),
    [(single_choice(), 0.25), (TRUE_FALSE, 0.5), (MULTIPLE, 0), (MATCHING, 0.5), (SHORT, 0), (ORDERING, 0)],
)
def test_guessing_brings_what_the_number_of_choices_allows(content, chance):
    assert guessing(content) == chance


def test_an_essay_is_known_to_be_marked_by_people():
    assert empty_column("key", ESSAY, 10).is_marked_by_people
    assert not empty_column("key", SHORT, 1).is_marked_by_people
