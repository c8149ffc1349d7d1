"""A submitted attempt, explained: each question with what was chosen and what is right, and sums by competency."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.drawn_options import together

STATE_LABELS = {
    "right": _("right"),
    "partial": _("partly right"),
    "wrong": _("not right yet"),
    "unanswered": _("not answered"),
}


@dataclass(frozen=True)
class ExplainedQuestion:
    number: str
    stem: str
    options: SafeString
    feedback: str
    competency: str
    lesson: object  # the step that teaches it, with title and address, or None
    points: Decimal
    max_points: Decimal
    is_answered: bool

    @property
    def is_right(self):
        return self.points == self.max_points

    @property
    def state(self):
        if self.is_right:
            return "right"
        if not self.is_answered:
            return "unanswered"
        return "partial" if self.points else "wrong"

    @property
    def state_label(self):
        return STATE_LABELS[self.state]


@dataclass(frozen=True)
class CompetencyRow:
    name: str
    right: int
    total: int
    lessons: list  # of the questions that were not right, each once


def explained_questions(items, contents, options, lessons):
    """`items` with their mark, `lessons` by key.

    `contents` and `options` (drawn_options.explained_options_of) by question version.
    """
    return [
        _explained(item, contents[item.question_version_id], options[item.question_version_id], lessons)
        for item in items
    ]


def _explained(item, content, options, lessons):
    chosen = set(item.marked_chosen or ())
    return ExplainedQuestion(
        number=str(item.position),
        stem=content.stem,
        options=together(options[option, option in chosen] for option in item.option_order),
        feedback=content.feedback,
        competency=_name(content.competency),
        lesson=lessons.get(content.lesson_key),
        points=item.marked_points,
        max_points=item.marked_max_points,
        is_answered=bool(chosen),
    )


def _name(competency):
    is_english = get_language() == "en" and competency["name_en"]
    return competency["name_en"] if is_english else competency["name_id"]


def competency_rows(questions):
    """A row for each competency, in the order of the quiz."""
    by_competency = defaultdict(list)
    for question in questions:
        by_competency[question.competency].append(question)
    return [
        CompetencyRow(
            name=name,
            right=sum(question.is_right for question in group),
            total=len(group),
            lessons=list(dict.fromkeys(each.lesson for each in group if each.lesson and not each.is_right)),
        )
        for name, group in by_competency.items()
    ]
