"""What stands in the way of asking a question."""

import pytest

from assessments.item_types import item_type
from tests.factories.question_contents import content_of


def problems(kind, **changes):
    return item_type(kind).problems(content_of(kind, **changes))


def options(*marked):
    return [
        {"id": str(place), "text": f"Teks {place}", "is_correct": is_correct, "weight": weight, "feedback": ""}
        for place, (is_correct, weight) in enumerate(marked)
    ]


def accepted(value="5", **changes):
    return [{"value": value, "tolerance": "0", "share": 100, "feedback": "", **changes}]


@pytest.mark.parametrize("marks", [[False, False], [True, True], [True], []])
def test_a_single_choice_has_one_key_among_several(marks):
    assert "not_one_key" in problems("single_choice", options=options(*[(mark, None) for mark in marks]))


def test_true_or_false_has_two_options():
    assert problems("true_false", options=options((True, None), (False, None), (False, None))) == ["not_two_options"]


@pytest.mark.parametrize("marks", [[False, False], [True, True], []])
def test_a_multiple_response_has_keys_and_distractors(marks):
    found = problems("multiple_response", options=options(*[(mark, None) for mark in marks]))

    assert found == ["no_key_or_no_distractor"]


@pytest.mark.parametrize("kind", ["single_choice", "multiple_response"])
def test_two_options_that_read_alike_cannot_be_told_apart(kind):
    alike = [
        {**each, "text": text} for each, text in zip(options((True, None), (False, None)), ["Ya", " ya "], strict=True)
    ]

    assert problems(kind, options=alike) == ["options_alike"]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([(True, 50), (True, 50), (False, -50)], []),
        ([(True, 100), (False, 0), (False, None)], []),
        ([(True, 50), (False, 50), (False, -50)], ["weights_against_keys"]),
        ([(True, 100), (True, 0), (False, None)], ["weights_against_keys"]),
        ([(True, 50), (True, 40), (False, -50)], ["nothing_earns_all"]),
    ],
)
def test_weights_agree_with_the_keys_and_add_up(marks, expected):
    assert problems("multiple_response", credit="weights", options=options(*marks)) == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([(True, 100), (False, 50), (False, None)], []),
        ([(True, 90), (False, 50)], ["key_has_no_full_weight"]),
        ([(True, 100), (False, 100)], ["key_has_no_full_weight"]),
    ],
)
def test_of_a_single_choice_with_weights_only_the_key_earns_all(marks, expected):
    assert problems("single_choice", credit="weights", options=options(*marks)) == expected


@pytest.mark.parametrize("kind", ["matching", "categorise"])
def test_there_is_something_to_match(kind):
    row, choice = {"id": "r", "text": "R", "match": "c"}, {"id": "c", "text": "C"}

    assert problems(kind, rows=[row], choices=[choice]) == ["too_few_parts"]
    assert problems(kind, rows=[row], choices=[choice, {"id": "d", "text": "D"}]) == ["too_few_parts"]
    assert problems(kind, rows=[row, {**row, "id": "s", "text": "S"}], choices=[choice]) == ["too_few_parts"]
    assert problems(kind, rows=[row, {**row, "id": "r2"}], choices=[choice, {"id": "d", "text": "D"}]) == [
        "parts_alike"
    ]
    assert problems(kind, rows=[row, {**row, "id": "s", "text": "S"}], choices=[choice, {"id": "d", "text": "c"}]) == [
        "parts_alike"
    ]


def test_there_is_something_to_order():
    assert problems("ordering", steps=[{"id": "a", "text": "A"}]) == ["too_few_parts"]
    assert problems("ordering", steps=[{"id": "a", "text": "A"}, {"id": "b", "text": "a"}]) == ["parts_alike"]


@pytest.mark.parametrize("kind", ["short_text", "numeric"])
def test_something_is_accepted(kind):
    assert problems(kind, accepted=[]) == ["nothing_accepted"]


def test_some_text_earns_everything():
    assert problems("short_text", accepted=[{"text": "Kertanegara", "share": 50}]) == ["nothing_earns_all"]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([("km", "1000")], ["units_without_base"]),
        ([("m", "1"), ("km", "0")], ["units_without_base"]),
        ([("m", "1"), ("m", "1000")], ["units_alike"]),
        ([("m", "1"), ("km", "1000")], []),
        ([("MW", "1"), ("mW", "0.000000001")], []),
    ],
)
def test_units_are_reckoned_from_one_of_them(units, expected):
    units = [{"text": text, "factor": factor} for text, factor in units]

    assert problems("numeric", accepted=accepted(), units=units) == expected


def test_a_tolerance_is_not_below_nothing():
    assert problems("numeric", accepted=accepted(tolerance="-1")) == ["tolerance_below_nothing"]


def test_every_gap_stands_in_the_text_once():
    gap = content_of("fill_in")["gaps"][0]

    assert problems("fill_in", gaps=[], parts=["<p>Tanpa celah</p>"]) == ["no_gaps"]
    assert problems("fill_in", gaps=[gap], parts=["<p>Tanpa celah</p>"]) == ["gaps_not_in_text"]
    assert problems("fill_in", gaps=[gap], parts=[{"gap": "g1"}, {"gap": "g1"}]) == ["gaps_not_in_text"]
    assert problems("fill_in", gaps=[gap], parts=[{"gap": "g1"}]) == []


def test_a_problem_of_a_gap_is_a_problem_of_the_question():
    gap = {
        "id": "g",
        "kind": "choice",
        "options": [{"id": "a", "text": "A", "share": 0}, {"id": "b", "text": "B", "share": 0}],
    }

    assert problems("fill_in", gaps=[gap], parts=[{"gap": "g"}]) == ["nothing_earns_all"]
    gap["options"] = [{"id": "a", "text": "A", "share": 100}, {"id": "b", "text": "a", "share": 0}]
    assert problems("fill_in", gaps=[gap], parts=[{"gap": "g"}]) == ["options_alike"]


@pytest.mark.parametrize(("fewest", "most", "expected"), [(5, 5, []), (6, 5, ["word_limits_cross"]), (6, None, [])])
def test_word_limits_leave_room(fewest, most, expected):
    assert problems("essay", min_words=fewest, max_words=most) == expected


@pytest.mark.parametrize("kind", ["essay", "file"])
def test_a_criterion_is_worth_something(kind):
    def found(*points):
        levels = [{"id": str(each), "text": f"Tingkat {each}", "points": each} for each in points]
        return problems(kind, rubric=[{"id": "c", "name": "Isi", "levels": levels}])

    assert found(0, 0) == ["criterion_without_points"]
    assert found(0, 2) == []


def test_some_kind_of_file_is_taken():
    assert problems("file", types=[]) == ["no_file_types"]
