"""The grades of options: as other programs read them, with what these can't express in tags of ours beside them."""

from decimal import Decimal

from assessments.question_files.formats import building, marks
from assessments.question_files.formats.grades import GRADES, whole, whole_weights, write_grade
from assessments.question_files.formats.records import QuestionRefused

BY_SIGN = ("all_or_nothing", "right_minus_wrong")


def read_single(answers, given_marks, losses):
    return building.single_choice(exactly(answers, given_marks), losses)


def read_several(answers, given_marks, losses):
    credit = given_marks.get("credit")
    if credit in BY_SIGN:
        return building.of_several(answers, credit=credit)
    exact = marks.grades(given_marks, len(answers))
    if exact:
        return building.of_several(exactly(answers, given_marks), credit="weights", weights=[*map(int, exact)])
    return building.multiple_response(answers, losses)


def exactly(answers, given_marks):
    """The answers (text, grade, feedback) with the grades that stand in the tags, if they do."""
    exact = marks.grades(given_marks, len(answers))
    if not exact:
        return answers
    return [(text, grade, feedback) for (text, _grade, feedback), grade in zip(answers, exact, strict=True)]


def written_options(content):
    """(grades of the options as texts, tags that are needed beside them)."""
    options = content["options"]
    if content.get("credit") == "weights":
        return _written_weights(content["kind"], [option.get("weight") or 0 for option in options])
    if content["kind"] != "multiple_response":
        return ["100" if option["is_correct"] else "0" for option in options], []
    right = [option["is_correct"] for option in options]
    earned, lost = (Decimal(100) / max(1, right.count(is_right)) for is_right in (True, False))
    written = [write_grade(earned if is_right else -lost) for is_right in right]
    is_exact = all(any(abs(grade - size) < building.NEAR for grade in GRADES) for size in (earned, lost))
    credit = content.get("credit") or "right_minus_wrong"
    return written, [] if is_exact and credit == "right_minus_wrong" else [f"{marks.START}credit={credit}"]


def _written_weights(kind, percents):
    written, tags = written_shares(percents)
    if tags or kind != "multiple_response":
        return written, tags
    try:
        again = building.multiple_response([("", Decimal(each), "") for each in written], losses=[])
    except QuestionRefused:
        again = {"options": []}
    is_same = [option["weight"] for option in again["options"]] == percents
    return written, [] if is_same else [_exact(percents)]


def written_shares(percents):
    written = [write_grade(percent) for percent in percents]
    grades_read = [Decimal(each) for each in written]
    if percents in (whole_weights(grades_read), [*map(whole, grades_read)]):
        return written, []
    return written, [_exact(percents)]


def _exact(percents):
    return f"{marks.START}grades={','.join(map(str, percents))}"
