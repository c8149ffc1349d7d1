"""Questions as HTML with holes for what belongs to one attempt.

A version never changes, so each process draws its questions once for all learners, and an attempt only fills the holes.
"""

import secrets
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.version_content import remembered_questions

# Nobody who writes a question can know these, so no text of a trainer is ever taken for a hole.
HOLES = {name: f"{name}-{secrets.token_hex(16)}" for name in ("options", "item", "number", "total", "lesson")}
OPEN = {"open": ""}
STATE_LABELS = {
    "right": _("right"),
    "partial": _("partly right"),
    "wrong": _("not right yet"),
    "unanswered": _("not answered"),
}


@dataclass(frozen=True)
class DrawnQuestion:
    frames: dict  # state -> HTML
    options: dict  # (option id, is it chosen) -> HTML

    def filled(self, state, *, option_order, chosen, **holes):
        """The question of one attempt. The values of `holes` go in as they are, so they must be HTML."""
        options = "\n".join([self.options[option, option in chosen] for option in option_order])
        html = self.frames[state].replace(HOLES["options"], options)
        for name, value in holes.items():
            html = html.replace(HOLES[name], value)
        return SafeString(html)


def questions_to_answer(version):
    """{primary key of the question version: DrawnQuestion} in the page's language; what is right never enters here."""
    return _questions_to_answer(version.public_id, get_language())


def explained_questions(version):
    """The same with the key and all feedback, for each state of STATE_LABELS."""
    return _explained_questions(version.public_id, get_language())


@lru_cache(maxsize=128)
def _questions_to_answer(version_public_id, language):
    return _draw("assessments/_question.html", "assessments/_choice.html", OPEN, version_public_id)


@lru_cache(maxsize=128)
def _explained_questions(version_public_id, language):
    return _draw(
        "assessments/_explained_question.html", "assessments/_explained_option.html", STATE_LABELS, version_public_id
    )


def _draw(frame_name, option_name, states, version_public_id):
    frame, option = get_template(frame_name), get_template(option_name)
    return {
        key: DrawnQuestion(
            frames={
                state: frame.render({"question": question, "state": state, "state_label": label, "hole": HOLES})
                for state, label in states.items()
            },
            options={
                (each.id, is_chosen): option.render(
                    {"question": question, "option": each, "is_chosen": is_chosen, "hole": HOLES}
                ).strip()
                for each in question.options.values()
                for is_chosen in (False, True)
            },
        )
        for key, question in remembered_questions(version_public_id).items()
    }
