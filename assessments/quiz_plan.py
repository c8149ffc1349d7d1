"""What a quiz page holds in the state at hand, saved or still in the editor: rules, fixed questions and draws."""

from dataclasses import dataclass
from random import Random

from django.db.models import Q

from assessments.category_tree import below
from assessments.models import BankCategory, Question
from assessments.models.versions import QuizRole
from assessments.quizzes.drawing import TooFewQuestions, drawn
from assessments.quizzes.rules import QuizRules

SAME_NAMES = (
    "time_limit",
    "grace_seconds",
    "opens_at",
    "closes_at",
    "waiting_minutes",
    "counts",
    "access_code",
    "is_one_by_one",
    "shuffles_questions",
    "shuffles_options",
    "review",
    "markers",
    "is_anonymous",
    "appeal_days",
)


OF_QUESTIONS = ("competency__framework", "image", "case__image")


@dataclass(frozen=True)
class PlannedQuestion:
    row: object  # the QuizQuestion
    question: Question


@dataclass(frozen=True)
class PlannedDraw:
    place: int  # from 1
    row: object  # the QuizDraw
    questions: list  # that fit, the fixed ones left out


@dataclass(frozen=True)
class QuizPlan:
    rules: QuizRules
    fixed: list
    draws: list

    @property
    def questions(self):
        return [each.question for each in self.fixed]

    @property
    def total(self):
        """How many questions an attempt has."""
        return len(self.fixed) + sum(draw.row.number for draw in self.draws)

    def missing(self):
        """{place of the draw: how many questions it lacks}; overlapping draws can't take the same question twice."""
        pools = {draw.place: [question.pk for question in draw.questions] for draw in self.draws}
        try:
            drawn(pools, {draw.place: draw.row.number for draw in self.draws}, random=Random(0))  # noqa: S311 -- no secret
        except TooFewQuestions as error:
            return error.missing
        return {}


def plan_of(page):
    rows = [row for row in page.quiz_questions.all() if row.question_id]
    questions = Question.objects.select_related(*OF_QUESTIONS).in_bulk([row.question_id for row in rows])
    draws = [
        PlannedDraw(place, draw, list(questions_fitting(draw).exclude(pk__in=questions)))
        for place, draw in enumerate(page.draws.all(), start=1)
    ]
    fixed = [PlannedQuestion(row, questions[row.question_id]) for row in rows]
    return QuizPlan(rules_of(page), fixed, draws)


def rules_of(page):
    facts = {name: getattr(page, name) for name in SAME_NAMES}
    if page.role == QuizRole.REMEDIAL:
        facts["remedial_of"] = page.remedial_of and str(page.remedial_of)
        facts["score_cap"] = page.score_cap
    return QuizRules(
        **facts,
        sections=[{"title": each.title, "introduction": each.introduction} for each in page.sections.all()],
        draws=[{"number": each.number, "section": each.section, "points": each.points} for each in page.draws.all()],
        bands=[{"lowest": each.lowest, "text": each.text} for each in page.bands.all()],
    )


def questions_fitting(draw):
    """The ready questions that a draw may take."""
    found = Question.objects.ready().filter(bank=draw.bank_id)
    if draw.category_id:
        found = found.filter(category__in=_with_those_below(draw.category_id, draw.bank_id))
    if draw.tag_id:
        found = found.filter(tagged_items__tag=draw.tag_id)
    if draw.competency_id:
        found = found.filter(Q(competency=draw.competency_id) | Q(competency__parent=draw.competency_id))
    if draw.difficulty:
        found = found.filter(difficulty=draw.difficulty)
    return found.select_related(*OF_QUESTIONS).order_by("pk")


def _with_those_below(category, bank):
    return below(dict(BankCategory.objects.filter(bank=bank).values_list("pk", "parent")), category)
