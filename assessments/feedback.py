"""A submitted attempt, explained as far as its quiz allows by now: each question with what was given and what is right,
and sums by competency."""

from collections import defaultdict
from dataclasses import dataclass

from django.template.defaultfilters import floatformat, linebreaksbr
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.drawn_questions import explained


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


def answered_questions(items, contents, lessons, shown, unmarked=None):
    """`items` with their mark; `contents` by question version, `lessons` by key; `shown`: of rules.REVIEW_PARTS.

    `unmarked`: {item key: what was given} of those that people still have to mark.
    """
    questions, case = [], None
    for item in items:
        content, case_before = contents[item.question_version_id], case
        case, lesson = content.case and content.case["key"], lessons.get(content.lesson_key)
        state = state_of(item)
        html = explained(content, shown).filled(
            state,
            option_order=item.option_order,
            given=item.marked_given or (unmarked or {}).get(item.pk) or (),
            is_case_known=bool(case) and case == case_before,
            number=str(item.position),
            lesson=_told_of_correction(item) + _said_by_marker(item, content, shown) + _link(lesson),
        )
        questions.append(AnsweredQuestion(html, _name(content.competency), lesson, state == "right"))
    return questions


def state_of(item):
    """One of drawn_questions.STATE_LABELS."""
    if item.marked_points is None:
        return "waiting"
    if item.marked_points == item.marked_max_points:
        return "right"
    if not item.marked_given:
        return "unanswered"
    return "partial" if item.marked_points else "wrong"


def _told_of_correction(item):
    if not item.key_version_id:
        return SafeString()
    return format_html("<p><b>{}</b></p>", _("The key of this question was corrected."))


def _said_by_marker(item, content, shown):
    if not content.type.is_marked_by_people or item.marked_points is None:
        return SafeString()
    points = _("%(points)s of %(most)s points") % {
        "points": floatformat(item.marked_points, "-2"),
        "most": floatformat(item.marked_max_points, "-2"),
    }
    html = format_html("<p><b>{}</b></p>", points) if "score" in shown else SafeString()
    if item.marked_comment and "feedback" in shown:
        html += format_html("<p>{}: {}</p>", _("Comment of the marker"), linebreaksbr(item.marked_comment))
    return html


def _link(lesson):
    if lesson is None:
        return SafeString()
    return format_html('<p><a href="{}">{}: {}</a></p>', lesson.url, _("Read again"), lesson.title)


def _name(competency):
    is_english = get_language() == "en" and competency["name_en"]
    return competency["name_en"] if is_english else competency["name_id"]


def competency_rows(questions, *, tells_which):
    """A row for each competency, in the order of the quiz. `tells_which`: whether it may be told what was not right."""
    by_competency = defaultdict(list)
    for question in questions:
        by_competency[question.competency].append(question)
    return [
        CompetencyRow(
            name=name,
            right=sum(question.is_right for question in group),
            total=len(group),
            lessons=_to_read_again(group) if tells_which else [],
        )
        for name, group in by_competency.items()
    ]


def _to_read_again(questions):
    return list(dict.fromkeys(each.lesson for each in questions if each.lesson and not each.is_right))
