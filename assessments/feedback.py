"""A submitted attempt, explained: each question with what was chosen and what is right, and sums by competency."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class AnsweredQuestion:
    html: SafeString
    competency: str
    lesson: object  # the step that teaches it, with title and address, or None
    is_right: bool


@dataclass(frozen=True)
class CompetencyRow:
    name: str
    right: int
    total: int
    lessons: list  # of the questions that were not right, each once


def answered_questions(items, contents, drawn, lessons):
    """`items` with their mark, `lessons` by key.

    `contents` and `drawn` (drawn_questions.explained_questions) by question version.
    """
    questions = []
    for item in items:
        content, lesson = contents[item.question_version_id], lessons.get(contents[item.question_version_id].lesson_key)
        html = drawn[item.question_version_id].filled(
            state_of(item),
            option_order=item.option_order,
            chosen=item.marked_chosen or (),
            number=str(item.position),
            lesson=_link(lesson),
        )
        questions.append(AnsweredQuestion(html, _name(content.competency), lesson, state_of(item) == "right"))
    return questions


def state_of(item):
    """One of drawn_questions.STATE_LABELS."""
    if item.marked_points == item.marked_max_points:
        return "right"
    if not item.marked_chosen:
        return "unanswered"
    return "partial" if item.marked_points else "wrong"


def _link(lesson):
    if lesson is None:
        return ""
    return format_html('<p><a href="{}">{}: {}</a></p>', lesson.url, _("Read again"), lesson.title)


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
