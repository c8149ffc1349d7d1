"""What a question asks for and accepts, from the blocks in which its trainer wrote it. No database.

The ids of blocks become the ids of parts, so that an answer still means the same after a correction.
"""

import re

from assessments.item_types.quantities import plain

EDITOR_KEY = re.compile(r' data-block-key="[^"]*"')
GAP_MARK = re.compile(r"\[\[(\d{1,3})\]\]")


def answer_content(question, *, picture):
    """The part of a version's content that depends on the kind. `picture(image, alt)` gives what is kept of images."""
    if question.kind in WITH_ANSWER:
        return WITH_ANSWER[question.kind](_written_for(question))
    weighs = question.credit == "weights"
    return {"options": [_option(block, picture, weighs=weighs) for block in question.options]}


def _written_for(question):
    """The value of the block of the question's kind; empty while there is none."""
    return next((block.value for block in question.answer if block.block_type == question.kind), {})


def _option(block, picture, *, weighs):
    value = block.value
    option = {"id": _id(block), "is_correct": bool(value["is_correct"]), **_of(value, "text", "feedback")}
    if weighs:
        option["weight"] = value["weight"]
    if value["image"]:
        option["image"] = picture(value["image"], value["image_alt"])
    return option


def _matching(value):
    choices = _listed(value, "choices")
    return {
        "choices": [{"id": _id(choice), "text": choice.value["text"]} for choice in choices],
        "rows": [
            {"id": _id(row), "match": _id(choice), **_of(row.value, "text", "feedback")}
            for choice in choices
            for row in _listed(choice.value, "rows")
        ],
    }


def _ordering(value):
    return {"steps": [{"id": _id(step), "text": step.value} for step in _listed(value, "steps")]}


def _short_text(value):
    return {
        "accepted": _accepted_texts(value),
        "is_case_sensitive": bool(value.get("is_case_sensitive")),
        "ignores_accents": bool(value.get("ignores_accents")),
    }


def _numeric(value):
    units = [each.value for each in _listed(value, "units")]
    return {
        "accepted": _accepted_numbers(value),
        "units": [{"text": unit["text"], "factor": plain(unit["factor"])} for unit in units if plain(unit["factor"])],
        "unit_required": bool(value.get("unit_required")),
    }


def _accepted_texts(value):
    return [_of(each.value, "text", "share", "feedback") for each in _listed(value, "accepted")]


def _accepted_numbers(value):
    accepted = [each.value for each in _listed(value, "accepted")]
    return [
        {"value": plain(each["value"]), "tolerance": plain(each["tolerance"]) or "0", **_of(each, "share", "feedback")}
        for each in accepted
        if plain(each["value"])
    ]


def _fill_in(value):
    gaps = [
        {"id": _id(gap), "kind": gap.block_type, "weight": gap.value["weight"], **GAPS[gap.block_type](gap.value)}
        for gap in value.get("gaps", ())
    ]
    return {"parts": _parts(value["text"].source if value else "", [gap["id"] for gap in gaps]), "gaps": gaps}


def _parts(html, gaps):
    """The text, cut where gaps are. A number without a gap stays in sight, so that it is complained about."""
    pieces = GAP_MARK.split(EDITOR_KEY.sub("", html))
    names = {str(number): gap for number, gap in enumerate(gaps, start=1)}
    parts = [{"gap": names.get(piece, f"[[{piece}]]")} if place % 2 else piece for place, piece in enumerate(pieces)]
    return [part for part in parts if part]


def _choice_gap(value):
    return {
        "options": [
            {"id": _id(each), **_of(each.value, "text", "share", "feedback")} for each in _listed(value, "options")
        ]
    }


def _essay(value):
    limits = {name: value.get(name) for name in ("min_words", "max_words")}
    return {**limits, **_for_markers(value)}


def _file(value):
    return {"types": list(value.get("types") or ()), "max_mb": value.get("max_mb"), **_for_markers(value)}


def _for_markers(value):
    rubric = [
        {
            "id": _id(criterion),
            "name": criterion.value["name"],
            "levels": [
                {"id": _id(level), **_of(level.value, "text", "points")} for level in _listed(criterion.value, "levels")
            ],
        }
        for criterion in _listed(value, "rubric")
    ]
    return {"rubric": rubric, "guidance": value.get("guidance", "")}


def _id(block):
    """A block that is not saved yet has no id, and is looked at before that."""
    return block.id or f"unsaved-{id(block)}"


def _of(value, *names):
    return {name: value[name] for name in names}


def _listed(value, name):
    """The blocks of a list with their ids."""
    return value[name].bound_blocks if name in value else []


GAPS = {
    "text": lambda value: {"accepted": _accepted_texts(value)},
    "number": lambda value: {"accepted": _accepted_numbers(value)},
    "choice": _choice_gap,
}
WITH_ANSWER = {
    "matching": _matching,
    "categorise": _matching,
    "ordering": _ordering,
    "short_text": _short_text,
    "numeric": _numeric,
    "fill_in": _fill_in,
    "essay": _essay,
    "file": _file,
}
