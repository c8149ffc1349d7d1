"""What surrounds an answer, with holes for what belongs to one attempt.

A version never changes, so each process draws its questions once for all learners, and an attempt only fills the holes.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .answered import drawer_of_answered
from .asked import drawer_of_asked
from .choices import CHOICES, explained_options, options_to_choose
from .shown import EVERYTHING, Shown

# Nobody who writes a question can know these, so no text of a trainer is ever taken for a hole.
HOLES = {name: f"{name}-{secrets.token_hex(16)}" for name in ("case", "answer", "item", "number", "total", "lesson")}
OPEN = {"open": ""}
STATE_LABELS = {
    "right": _("right"),
    "partial": _("partly right"),
    "wrong": _("not right yet"),
    "unanswered": _("not answered"),
    "waiting": _("being marked"),
}
MOST_REMEMBERED = 4096  # questions in a language, some kilobytes each


@dataclass(frozen=True)
class DrawnQuestion:
    frames: dict  # state -> HTML
    draw_answer: Callable  # (order, given) -> HTML
    case: str
    case_again: str

    def filled(self, state, *, option_order, given, is_case_known=False, **holes):
        """The question of one attempt. The values of `holes` go in as they are, so they must be HTML.

        `is_case_known`: the page has just shown the text that several questions share.
        """
        html = self.frames[state].replace(HOLES["case"], self.case_again if is_case_known else self.case)
        html = html.replace(HOLES["answer"], self.draw_answer(option_order, given))
        for name, value in holes.items():
            html = html.replace(HOLES[name], value)
        return SafeString(html)


def to_answer(question):
    """The DrawnQuestion in the page's language; what is right never enters here."""
    return _to_answer(question, get_language())


def explained(question, shown=EVERYTHING):
    """The same afterwards, for each state of STATE_LABELS. `shown`: what the quiz lets learners see by now."""
    return _explained(question, Shown.of(shown), get_language())


@lru_cache(maxsize=MOST_REMEMBERED)
def _to_answer(question, language):
    return draw_to_answer(question)


@lru_cache(maxsize=MOST_REMEMBERED)
def _explained(question, shown, language):
    return draw_explained(question, shown)


def draw_to_answer(question):
    draw = options_to_choose if question.kind in CHOICES else drawer_of_asked
    return _drawn("assessments/_question.html", OPEN, question, draw(question, HOLES))


def draw_explained(question, shown):
    draw = explained_options if question.kind in CHOICES else drawer_of_answered
    return _drawn("assessments/_explained_question.html", STATE_LABELS, question, draw(question, shown), shown=shown)


def _drawn(name, states, question, draw_answer, **context):
    frame, case = get_template(name), get_template("assessments/_case.html")
    context |= {"question": question, "hole": HOLES, "case": question.case}
    return DrawnQuestion(
        frames={
            state: frame.render({**context, "state": state, "state_label": label}) for state, label in states.items()
        },
        draw_answer=draw_answer,
        case=case.render(context).strip() if question.case else "",
        case_again=case.render({**context, "is_again": True}).strip() if question.case else "",
    )
