"""The content of each kind of question from what the files of every format have in common. Raises QuestionRefused."""

from decimal import Decimal

from assessments.question_files.formats.grades import whole, whole_weights
from assessments.question_files.formats.numbers import read_number
from assessments.question_files.formats.records import QuestionRefused, note

FULL = Decimal(100)
NEAR = Decimal("0.01")
NEUTRAL = {
    "image": None,
    "feedback": "",
    "competency": None,
    "level": None,
    "difficulty": "medium",
    "cognitive_level": "",
    "source": "",
    "lesson_key": None,
    "case": None,
}
# Before a text with gaps that came without an instruction of its own.
INSTRUCTION = "<p>Lengkapilah teks berikut.</p>"


def question(kind, *, stem, feedback="", **parts):
    return {"kind": kind, "stem": stem, **NEUTRAL, "feedback": feedback, **parts}


def number_parts(name, entries):
    """Gives every entry an id: "o1", "o2", …"""
    return [{"id": f"{name}{place}", **entry} for place, entry in enumerate(entries, start=1)]


def option(text, *, is_correct, feedback="", weight=None):
    return {"text": text, "is_correct": is_correct, "feedback": feedback, "weight": weight, "image": None}


def single_choice(answers, losses):
    """`answers`: [(text, grade, feedback)]."""
    _require_several(answers)
    grades = [grade for _text, grade, _feedback in answers]
    if FULL not in grades:
        raise QuestionRefused("no_full_answer")
    if grades.count(FULL) > 1:
        note(losses, "several_full_answers")
    _note_rounding(grades, losses)
    is_weighted = grades.count(FULL) > 1 or any(grade not in (0, FULL) for grade in grades)
    options = [
        option(text, is_correct=place == grades.index(FULL), feedback=feedback, weight=_weight(grade, is_weighted))
        for place, (text, grade, feedback) in enumerate(answers)
    ]
    return {"options": number_parts("o", options)} | ({"credit": "weights"} if is_weighted else {})


def _weight(grade, is_weighted):
    return whole(grade) if is_weighted else None


def multiple_response(answers, losses):
    """By the rule of right minus wrong where the grades amount to that, else with a weight for each option."""
    grades = [grade for _text, grade, _feedback in answers]
    earned = sum((grade for grade in grades if grade > 0), Decimal(0))
    _require_several(answers)
    if not earned:
        raise QuestionRefused("no_full_answer")
    if abs(earned - FULL) > Decimal("0.5"):
        raise QuestionRefused("grades_do_not_add_up", sum=str(whole(earned)))
    if _is_right_minus_wrong(grades):
        return of_several(answers, credit="right_minus_wrong")
    _note_rounding(grades, losses)
    return of_several(answers, credit="weights", weights=whole_weights(grades))


def of_several(answers, *, credit, weights=()):
    """Options of which those with a grade above 0 are right."""
    _require_several(answers)
    options = [
        option(text, is_correct=grade > 0, feedback=feedback, weight=weight)
        for (text, grade, feedback), weight in zip(answers, weights or [None] * len(answers), strict=True)
    ]
    return {"options": number_parts("o", options), "credit": credit}


def _is_right_minus_wrong(grades):
    right = [grade for grade in grades if grade > 0]
    wrong = [grade for grade in grades if grade <= 0]
    return all(abs(grade - FULL / len(right)) < NEAR for grade in right) and all(
        abs(grade + FULL / len(wrong)) < NEAR for grade in wrong
    )


def true_false(is_true, *, feedback_on_true="", feedback_on_false=""):
    options = [
        option("Benar", is_correct=is_true, feedback=feedback_on_true),
        option("Salah", is_correct=not is_true, feedback=feedback_on_false),
    ]
    return {"options": number_parts("o", options)}


def accepted_texts(answers, losses):
    """`answers`: [(text, grade, feedback)]."""
    entries = [
        {"text": text, "share": whole(grade), "feedback": feedback} for text, grade, feedback in answers if text != ""
    ]
    _check_shares([grade for _text, grade, _feedback in answers], losses)
    return entries


def accepted_numbers(answers, losses):
    """`answers`: [(value, tolerance, grade, feedback)], as texts; "*" means whatever else is answered."""
    entries = []
    for value, tolerance, grade, feedback in answers:
        if value == "*":
            if grade or feedback:
                note(losses, "any_other_number")
            continue
        number = {"value": read_number(value), "tolerance": read_number(tolerance or "0").lstrip("-")}
        entries.append(number | {"share": whole(grade), "feedback": feedback})
    _check_shares([grade for value, _tolerance, grade, _feedback in answers if value != "*"], losses)
    return entries


def gap_options(answers, losses):
    """`answers`: [(text, grade, feedback)]."""
    _require_several(answers)
    _check_shares([grade for _text, grade, _feedback in answers], losses)
    entries = [{"text": text, "share": max(0, whole(grade)), "feedback": feedback} for text, grade, feedback in answers]
    if any(grade < 0 for _text, grade, _feedback in answers):
        note(losses, "negative_grade_in_gap")
    return number_parts("o", entries)


def rows_and_choices(pairs, losses):
    """`pairs`: [(row, choice, feedback)]; without a row the choice belongs to none."""
    choices = list(dict.fromkeys(choice for _row, choice, _feedback in pairs if choice))
    ids = {choice: f"c{place}" for place, choice in enumerate(choices, start=1)}
    rows = [(row, choice, feedback) for row, choice, feedback in pairs if row]
    if not rows or any(not choice for _row, choice, _feedback in rows):
        raise QuestionRefused("row_without_choice" if rows else "too_few_answers")
    if len(rows) < 2:
        raise QuestionRefused("too_few_answers")
    return {
        "rows": number_parts("r", [{"text": row, "match": ids[choice], "feedback": fb} for row, choice, fb in rows]),
        "choices": [{"id": ids[choice], "text": choice} for choice in choices],
    }


def ordering(steps, credit):
    if len(steps) < 2:
        raise QuestionRefused("too_few_answers")
    return {"steps": number_parts("s", [{"text": step} for step in steps]), "credit": credit}


def essay(*, min_words=None, max_words=None, guidance="", rubric=()):
    return {"min_words": min_words, "max_words": max_words, "rubric": list(rubric), "guidance": guidance}


def file_answer(*, types, max_mb, guidance="", rubric=()):
    return {"types": types, "max_mb": max_mb, "rubric": list(rubric), "guidance": guidance}


def fill_in(parts, gaps):
    if not gaps:
        raise QuestionRefused("no_gap")
    return {"parts": parts, "gaps": gaps}


def _require_several(answers):
    if len(answers) < 2:
        raise QuestionRefused("too_few_answers")


def _check_shares(grades, losses):
    if FULL not in grades:
        raise QuestionRefused("no_full_answer")
    _note_rounding(grades, losses)


def _note_rounding(grades, losses):
    if any(grade != grade.to_integral_value() for grade in grades):
        note(losses, "grades_rounded")
