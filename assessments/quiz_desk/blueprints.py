"""The blueprint of a quiz page as its page shows it."""

from dataclasses import dataclass

from assessments.models import Question, QuizPage, QuizRole
from assessments.quiz_plan import plan_of
from assessments.quizzes.blueprint import Blueprint, Part, QuestionFacts

OPPOSITE = {QuizRole.PRE_TEST: QuizRole.POST_TEST, QuizRole.POST_TEST: QuizRole.PRE_TEST}


@dataclass(frozen=True)
class PartRow:
    part: Part
    words: list  # what a draw looks for; empty for fixed questions


@dataclass(frozen=True)
class SectionRows:
    number: int
    title: str
    rows: list


@dataclass(frozen=True)
class Table:
    heads: list
    rows: list  # (competency, [count], total)


def blueprint_of(plan):
    missing = plan.missing()
    fixed = [Part(0, each.row.section, 1, each.row.points, (_facts(each.question),)) for each in plan.fixed]
    draws = [
        Part(
            draw.place,
            draw.row.section,
            draw.row.number,
            draw.row.points,
            tuple(map(_facts, draw.questions)),
            missing.get(draw.place, 0),
        )
        for draw in plan.draws
    ]
    return Blueprint(fixed + draws)


def _facts(question):
    return QuestionFacts(
        key=question.pk,
        kind=question.kind,
        competency=str(question.competency),
        difficulty=question.difficulty,
        cognitive_level=question.cognitive_level,
    )


def sections_of(plan, blueprint):
    """The parts of the quiz by section, the fixed questions of a section in one row."""
    words = {draw.place: _words(draw.row) for draw in plan.draws}
    titles = {place: section["title"] for place, section in enumerate(plan.rules.sections, start=1)}
    numbers = sorted({part.section for part in blueprint.parts})
    return [
        SectionRows(
            number,
            titles.get(number, ""),
            [PartRow(part, words.get(part.place, [])) for part in _gathered(blueprint.parts, number)],
        )
        for number in numbers
    ]


def _gathered(parts, section):
    here = [part for part in parts if part.section == section]
    draws = [part for part in here if part.place]
    by_points = {}
    for part in here:
        if not part.place:
            by_points.setdefault(part.points, []).extend(part.questions)
    fixed = [Part(0, section, len(found), points, tuple(found)) for points, found in by_points.items()]
    return fixed + draws


def _words(draw):
    limits = [draw.bank, draw.category, draw.tag, draw.competency, draw.get_difficulty_display()]
    return [str(each) for each in limits if each]


def table_of(blueprint, by, choices):
    """Only the columns that hold something."""
    cells = blueprint.table(by)
    used = {value for counts in cells.values() for value in counts}
    heads = [(value, label) for value, label in choices if value in used]
    rows = [
        (competency, [counts.get(value, 0) for value, _label in heads], sum(counts.values()))
        for competency, counts in cells.items()
    ]
    return Table([label for _value, label in heads], rows)


def tables_of(blueprint, unnamed):
    """By difficulty, and by cognitive level if any question tells it. `unnamed`: the head for those that don't."""
    levels = [*Question.CognitiveLevel.choices, ("", unnamed)]
    tables = [table_of(blueprint, "difficulty", Question.Difficulty.choices)]
    by_level = table_of(blueprint, "cognitive_level", levels)
    return [*tables, by_level] if by_level.heads != [unnamed] else tables


def shared_with_tests(quiz, role, blueprint):
    """[(the course's pre-test or post-test, how many questions stand in both)]."""
    if role not in OPPOSITE:
        return []
    keys = blueprint.keys()
    others = QuizPage.objects.live().descendant_of(quiz.course).filter(role=OPPOSITE[role]).exclude(pk=quiz.page.pk)
    found = [(other, len(keys & blueprint_of(plan_of(other)).keys())) for other in others]
    return [each for each in found if each[1]]
