"""What stands between the braces: its kind is told by its signs, as the reference reader does."""

import re
from decimal import Decimal

from assessments.question_files.formats import building
from assessments.question_files.formats.gift.escapes import show
from assessments.question_files.formats.gift.formatting import line
from assessments.question_files.formats.gift.ordering import read_ordering
from assessments.question_files.formats.grades import read_grade
from assessments.question_files.formats.grading import exactly, read_several, read_single
from assessments.question_files.formats.numbers import read_number, short
from assessments.question_files.formats.records import QuestionRefused

TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}
GRADE = re.compile(r"=?\s*%([^%]{1,20})%")
NONE = Decimal(0)


def read(text, marks, losses):
    """(kind, parts of the content) of the hidden `text` between the braces. Raises QuestionRefused."""
    text = text.strip()
    if not text:
        return "essay", building.essay()
    if text.startswith("#"):
        return "numeric", _numeric(text[1:], marks, losses)
    if text.startswith(">"):
        return "ordering", read_ordering(text[1:], losses)
    return _of_answers(text, marks, losses)


def _of_answers(text, marks, losses):
    if "~" in text:
        return _choice(text, marks, losses)
    if "=" in text and "->" in text:
        return "matching", _matching(text, losses)
    if text.partition("#")[0].strip().upper() in TRUTH:
        return "true_false", _true_false(text)
    return "short_text", _short_text(text, marks, losses)


def _choice(text, marks, losses):
    """A sign of equality somewhere says that one answer is taken; without one, several are."""
    pieces = text.replace("~=", "=").replace("=", "~=").split("~")
    answers = [_graded(piece) for piece in pieces[(not pieces[0].strip()) :]]
    if "=" in text:
        return "single_choice", read_single(answers, marks, losses)
    return "multiple_response", read_several(answers, marks, losses)


def _short_text(text, marks, losses):
    answers = [_graded(piece, otherwise=building.FULL, is_bare=True) for piece in _parted(text)]
    accepted = building.accepted_texts(exactly(answers, marks), losses)
    return {"accepted": accepted, "is_case_sensitive": False, "ignores_accents": False}


def _numeric(text, marks, losses):
    right, _sign, wrong = text.partition("~")
    answers = exactly([_graded(piece, otherwise=building.FULL) for piece in _parted(right)], marks)
    numbers = [(*_value_and_tolerance(value), grade, feedback) for value, grade, feedback in answers]
    if wrong.strip():
        numbers.append(("*", "0", NONE, _graded(wrong)[2]))
    return {"accepted": building.accepted_numbers(numbers, losses), "units": [], "unit_required": False}


def _value_and_tolerance(text):
    lowest, dots, highest = text.partition("..")
    if dots:
        lowest, highest = (Decimal(read_number(each)) for each in (lowest, highest))
        middle = (lowest + highest) / 2
        return short(middle), short(abs(highest - middle))
    value, _colon, tolerance = text.partition(":")
    return value.strip(), tolerance.strip() or "0"


def _matching(text, losses):
    pairs = []
    for piece in _parted(text):
        row, arrow, choice = piece.partition("->")
        if not arrow:
            raise QuestionRefused("row_without_choice")
        pairs.append((line(row), _bare(choice), ""))
    return building.rows_and_choices(pairs, losses)


def _true_false(text):
    """The first feedback is for those who choose wrongly, the second for the others."""
    answer, *feedback = text.split("#")
    on_wrong, on_right = ([line(each) for each in feedback] + ["", ""])[:2]
    is_true = TRUTH[answer.strip().upper()]
    true, false = (on_right, on_wrong) if is_true else (on_wrong, on_right)
    return building.true_false(is_true, feedback_on_true=true, feedback_on_false=false)


def _parted(text):
    return [piece for piece in text.split("=") if piece.strip()]


def _graded(piece, otherwise=NONE, *, is_bare=False):
    """(text, grade, feedback) of one answer; `otherwise` is its grade when no sign says one."""
    piece = piece.strip()
    grade = building.FULL if piece.startswith("=") else otherwise
    if weight := GRADE.match(piece):
        grade, piece = read_grade(weight[1]), piece[weight.end() :]
    answer, _sign, feedback = piece.removeprefix("=").partition("#")
    return (_bare if is_bare else line)(answer), grade, line(feedback)


def _bare(text):
    return show(" ".join(text.split()))
