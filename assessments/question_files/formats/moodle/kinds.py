"""Types of questions that have answers of their own; each reader takes a Source and returns (kind, parts)."""

from decimal import Decimal, InvalidOperation

from assessments.question_files.formats import building, grading, markup
from assessments.question_files.formats.grades import read_grade
from assessments.question_files.formats.moodle.fields import is_on, line_at, plain, plain_at, text_at
from assessments.question_files.formats.numbers import inverse
from assessments.question_files.formats.records import QuestionRefused, note

# As the format numbers them, and in its words.
ORDERING_CREDITS = {
    "-1": "all_or_nothing",
    "ALL_OR_NOTHING": "all_or_nothing",
    "0": "places",
    "ABSOLUTE_POSITION": "places",
    "1": "neighbours",
    "RELATIVE_NEXT_EXCLUDE_LAST": "neighbours",
    "": "places",
}


def multichoice(source):
    answers = _answers(source)
    if is_on(source.element, "single"):
        kind, parts = "single_choice", grading.read_single(answers, source.marks, source.losses)
    else:
        kind, parts = "multiple_response", grading.read_several(answers, source.marks, source.losses)
    for option, answer in zip(parts["options"], source.element.findall("answer"), strict=True):
        images = markup.clean(text_at(answer, "text")).images
        if images:
            source.take_image(f"option:{option['id']}", answer, images)
    if source.element.find("shuffleanswers") is not None and not is_on(source.element, "shuffleanswers"):
        note(source.losses, "order_of_answers")
    return kind, parts


def multichoiceset(source):
    """All or nothing, by a widespread extension; any positive grade marks a right answer."""
    answers = [
        (
            _answer_text(answer, source.losses),
            Decimal(_fraction(answer) > 0),
            plain_at(answer, "feedback", source.losses),
        )
        for answer in source.element.findall("answer")
    ]
    return "multiple_response", building.of_several(answers, credit="all_or_nothing")


def truefalse(source):
    answers = {text_at(answer, "text").lower(): answer for answer in source.element.findall("answer")}
    if set(answers) != {"true", "false"}:
        raise QuestionRefused("no_truth")
    grades = {text: read_grade(answer.get("fraction", "0")) for text, answer in answers.items()}
    if sorted(grades.values()) != [0, building.FULL]:
        raise QuestionRefused("no_full_answer")
    feedback = {f"feedback_on_{text}": plain_at(each, "feedback", source.losses) for text, each in answers.items()}
    return "true_false", building.true_false(grades["true"] == building.FULL, **feedback)


def shortanswer(source):
    answers = [
        (line_at(answer, "text"), read_grade(answer.get("fraction", "0")), plain_at(answer, "feedback", source.losses))
        for answer in source.element.findall("answer")
    ]
    answers = grading.exactly(answers, source.marks)
    return "short_text", {
        "accepted": building.accepted_texts(answers, source.losses),
        "is_case_sensitive": is_on(source.element, "usecase"),
        "ignores_accents": False,
    }


def numerical(source):
    elements = source.element.findall("answer")
    answers = [
        (line_at(answer, "text"), read_grade(answer.get("fraction", "0")), plain_at(answer, "feedback", source.losses))
        for answer in elements
    ]
    tolerances = [line_at(answer, "tolerance") for answer in elements]
    numbers = [
        (value, tolerance, grade, feedback)
        for (value, grade, feedback), tolerance in zip(grading.exactly(answers, source.marks), tolerances, strict=True)
    ]
    units = [
        {"text": line_at(unit, "unit_name"), "factor": inverse(line_at(unit, "multiplier"))}
        for unit in source.element.iterfind("units/unit")
    ]
    is_required = bool(units) and line_at(source.element, "unitgradingtype") in ("1", "2")
    if is_required and line_at(source.element, "unitpenalty").rstrip("0.") not in ("1", ""):
        note(source.losses, "unit_penalty")
    accepted = building.accepted_numbers(numbers, source.losses)
    return "numeric", {"accepted": accepted, "units": units, "unit_required": is_required}


def matching(source):
    pairs = [
        (plain(row, source.losses), line_at(row, "answer/text"), plain_at(row, "feedback", source.losses))
        for row in source.element.findall("subquestion")
    ]
    return "matching", building.rows_and_choices(pairs, source.losses)


def ordering(source):
    answers = sorted(source.element.findall("answer"), key=_fraction)
    credit = ORDERING_CREDITS.get(line_at(source.element, "gradingtype").upper())
    if credit is None:
        note(source.losses, "ordering_credit")
    if line_at(source.element, "selecttype").upper() not in ("", "0", "ALL"):
        note(source.losses, "all_steps_are_asked")
    return "ordering", building.ordering([plain(answer, source.losses) for answer in answers], credit or "places")


def description(source):
    raise QuestionRefused("text_without_answer")


def _answers(source):
    return [
        (
            _answer_text(answer, source.losses),
            read_grade(answer.get("fraction", "0")),
            plain_at(answer, "feedback", source.losses),
        )
        for answer in source.element.findall("answer")
    ]


def _answer_text(answer, losses):
    """An image in it is kept, so it alone takes nothing from the formatting."""
    cleaner = markup.clean(text_at(answer, "text"))
    if not cleaner.images:
        return plain(answer, losses)
    return markup.line(cleaner.html) or " ".join(cleaner.images[0].get("alt", "").split())


def _fraction(answer):
    try:
        return Decimal(answer.get("fraction", "0"))
    except InvalidOperation:
        raise QuestionRefused("invalid_grade", grade=answer.get("fraction", "")[:20]) from None
