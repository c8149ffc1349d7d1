"""An answer that was not chosen among options, explained: what was given, what is right, and what to learn from it."""

from dataclasses import dataclass

from django.template.loader import get_template
from django.utils.translation import gettext as _

from assessments.item_types.fill_in import gap_type
from assessments.item_types.ordering import places_of
from assessments.item_types.pairs import pairs_of

from .files import given_file
from .order import in_order


@dataclass(frozen=True)
class Line:
    """A part of an answer. What may not be seen is empty; `verdict`: right, partial, wrong or empty."""

    text: str = ""
    own: str = ""
    right: str = ""
    verdict: str = ""
    feedback: str = ""


def drawer_of_answered(question, shown):
    name, explain = KINDS[question.kind]
    template = get_template(f"assessments/kinds/explained_{name}.html")

    def draw(order, given):
        return template.render({"shown": shown, **explain(question, shown, order, given)}).strip()

    return draw


def _line(shown, *, text="", own, right, share, feedback):
    verdict = {0: "wrong", 1: "right"}.get(share, "partial")
    return Line(
        text=text,
        own=own if shown.own_answer else "",
        right=right if shown.right_answer and share != 1 else "",
        verdict=verdict if shown.correctness and shown.own_answer and own else "",
        feedback=feedback if shown.feedback and (own or shown.right_answer) else "",
    )


def _matching(question, shown, order, given):
    content, chosen = question.content, pairs_of(given)
    choices = {choice["id"]: choice["text"] for choice in content["choices"]}
    rows = {row["id"]: row for row in content["rows"]}
    lines = [
        _line(
            shown,
            text=row["text"],
            own=choices.get(chosen.get(row["id"]), ""),
            right=choices[row["match"]],
            share=int(chosen.get(row["id"]) == row["match"]),
            feedback=row.get("feedback") or "",
        )
        for row in (rows[each] for each in in_order(order, list(rows)))
    ]
    return {"lines": lines}


def _ordering(question, shown, order, given):
    steps = {step["id"]: step["text"] for step in question.content["steps"]}
    given_places, places = pairs_of(given), places_of(given)
    right = {step: place for place, step in enumerate(steps, start=1)}
    lines = [
        _line(
            shown,
            text=steps[step],
            own=_place(given_places[step]) if step in given_places else "",
            right=_place(right[step]),
            share=int(places.get(step) == right[step]),
            feedback="",
        )
        for step in (list(steps) if shown.right_answer else in_order(order, list(steps)))
    ]
    return {"lines": lines}


def _place(number):
    return _("place %(number)s") % {"number": number}


def _typed(question, shown, order, given):
    return {"lines": [_typed_line(question.type, question.content, shown, given)]}


def _typed_line(kind, content, shown, given, text=""):
    return _line(
        shown,
        text=text,
        own=kind.in_words(content, given),
        right=kind.in_words(content, kind.right_answer(content)),
        share=kind.share(content, given),
        feedback=" ".join(kind.feedback_on(content, given)),
    )


def _fill_in(question, shown, order, given):
    content, values = question.content, pairs_of(given)
    numbers = {gap["id"]: str(number) for number, gap in enumerate(content["gaps"], start=1)}
    parts = [
        {"html": part} if isinstance(part, str) else {"number": numbers.get(part["gap"])} for part in content["parts"]
    ]
    lines = [
        _typed_line(
            gap_type(gap), gap, shown, [values[gap["id"]]] if values.get(gap["id"]) else [], text=numbers[gap["id"]]
        )
        for gap in content["gaps"]
    ]
    return {"parts": parts, "lines": lines}


def _essay(question, shown, order, given):
    return {"typed": given[0] if given and shown.own_answer else "", "rubric": question.content.get("rubric")}


def _file(question, shown, order, given):
    return {"file": given_file(given) if shown.own_answer else None, "rubric": question.content.get("rubric")}


KINDS = {
    "matching": ("lines", _matching),
    "categorise": ("lines", _matching),
    "ordering": ("lines", _ordering),
    "short_text": ("lines", _typed),
    "numeric": ("lines", _typed),
    "fill_in": ("fill_in", _fill_in),
    "essay": ("given", _essay),
    "file": ("given", _file),
}
