"""The questions of an open attempt as its pages draw them. What is right enters only where a practice has shown it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from assessments.drawn_questions import explained, to_answer
from assessments.quizzes.paging import page_of
from assessments.version_content import questions_of
from theme.templatetags.theme_tags import content_lang

CHECK = (
    '<p><button class="button secondary small" name="check" value="{}">'
    '{}<span class="visually-hidden">: {} {}</span></button></p>'
)


def context_of_questions(attempt, items, asked, at):
    """`asked`: the number of a question, as it comes in an address."""
    rules = attempt.version.rules
    page = page_of(items, asked, is_one_by_one=rules.is_one_by_one)
    return {
        "page": page,
        "questions": _htmls(attempt, page, at),
        # What the form of a page speaks for: not the questions of other pages.
        "shown": [str(item.public_id) for item in page.items] if page.number else [],
    }


def _htmls(attempt, page, at):
    contents, sections = questions_of(attempt.version), attempt.version.rules.sections
    shown_at_once = attempt.version.rules.shown(is_submitted=False, at=at) if attempt.version.checks_at_once else ()
    case, section, htmls = None, None, []
    for item in page.items:
        content, case_before, section_before = contents[item.question_version_id], case, section
        case, section = content.case and content.case["key"], item.section
        heading = _heading(sections, section) if section != section_before else SafeString()
        facts = {"is_case_known": bool(case) and case == case_before, "number": str(item.position)}
        draw = _checked if item.checked_at and shown_at_once else _open
        htmls.append(heading + draw(item, content, shown_at_once, total=str(page.total), **facts))
    return htmls


def _open(item, content, shown_at_once, **facts):
    html = to_answer(content).filled(
        "open", option_order=item.option_order, given=item.current_given or (), item=str(item.public_id), **facts
    )
    if not shown_at_once or content.type.is_marked_by_people:
        return html
    return html + format_html(CHECK, item.public_id, _("Check the answer"), _("Question"), facts["number"])


def _checked(item, content, shown_at_once, *, total, **facts):
    share = content.type.share(content.content, item.current_given or [])
    state = {0: "wrong", 1: "right"}.get(share, "partial")
    html = explained(content, shown_at_once).filled(
        state, option_order=item.option_order, given=item.current_given or (), lesson="", **facts
    )
    # On the page of results, what was right is folded; who practises has just asked for it.
    html = SafeString(html.replace('<details class="details">', '<details class="details" open>', 1))
    return format_html('<div id="q{}">{}</div>', facts["number"], html)


def _heading(sections, number):
    if number > len(sections):
        return SafeString()
    section = sections[number - 1]
    introduction = mark_safe(section["introduction"])
    return format_html(
        '<div class="stack tight"><h2{}>{}</h2><div class="prose"{}>{}</div></div>\n',
        content_lang(),
        section["title"],
        content_lang(),
        introduction,
    )
