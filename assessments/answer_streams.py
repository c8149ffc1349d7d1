"""The way back from a version's content to the blocks of a question, for imports and for taking up an old version.

What comes out is what a StreamField stores. No database.
"""

from uuid import uuid4

from assessments.answer_content import WITH_ANSWER


def streams_of(content):
    """(options, answer) for a `Question` of this content, with the ids of its parts."""
    if content["kind"] not in WITH_ANSWER:
        return [_block("option", _option(each), each["id"]) for each in content["options"]], []
    return [], [_block(content["kind"], BACK[content["kind"]](content))]


def _block(type, value, id=None):
    # A list takes an entry without an id for a value of its own.
    return {"type": type, "value": value, "id": id or str(uuid4())}


def _item(value, id=None):
    return _block("item", value, id)


def _option(option):
    """Of a picture only the key of its image leads back; what was frozen is a copy."""
    image = option.get("image") or {}
    return {
        "text": option["text"],
        "is_correct": option["is_correct"],
        "feedback": option.get("feedback") or "",
        "weight": option.get("weight"),
        "image": image.get("key"),
        "image_alt": image.get("alt", "") if image.get("key") else "",
    }


def _matching(content):
    return {
        "choices": [
            _item(
                {
                    "text": choice["text"],
                    "rows": [
                        _item({"text": row["text"], "feedback": row.get("feedback") or ""}, row["id"])
                        for row in content["rows"]
                        if row["match"] == choice["id"]
                    ],
                },
                choice["id"],
            )
            for choice in content["choices"]
        ]
    }


def _ordering(content):
    return {"steps": [_item(step["text"], step["id"]) for step in content["steps"]]}


def _short_text(content):
    return {
        "accepted": _accepted_texts(content),
        "is_case_sensitive": bool(content.get("is_case_sensitive")),
        "ignores_accents": bool(content.get("ignores_accents")),
    }


def _numeric(content):
    return {
        "accepted": _accepted_numbers(content),
        "units": [
            _item({"text": unit["text"], "factor": _typed(unit["factor"])}) for unit in content.get("units") or ()
        ],
        "unit_required": bool(content.get("unit_required")),
    }


def _accepted_texts(content):
    return [_item({"text": each["text"], **_earning(each)}) for each in content["accepted"]]


def _accepted_numbers(content):
    return [
        _item(
            {
                "value": _typed(each["value"]),
                "tolerance": _typed(each.get("tolerance") or "0"),
                **_earning(each),
            }
        )
        for each in content["accepted"]
    ]


def _earning(each):
    return {"share": each.get("share", 100), "feedback": each.get("feedback") or ""}


def _typed(decimal):
    """With a decimal comma, because a point may be read as one of thousands."""
    return str(decimal).replace(".", ",")


def _fill_in(content):
    numbers = {gap["id"]: number for number, gap in enumerate(content["gaps"], start=1)}
    text = "".join(part if isinstance(part, str) else f"[[{numbers[part['gap']]}]]" for part in content["parts"])
    return {"text": text, "gaps": [_block(gap["kind"], _gap(gap), gap["id"]) for gap in content["gaps"]]}


def _gap(gap):
    weight = {"weight": gap.get("weight") or 1}
    if gap["kind"] == "choice":
        options = [_item({"text": each["text"], **_earning(each)}, each["id"]) for each in gap["options"]]
        return weight | {"options": options}
    accepted = _accepted_texts(gap) if gap["kind"] == "text" else _accepted_numbers(gap)
    return weight | {"accepted": accepted}


def _essay(content):
    return {"min_words": content.get("min_words"), "max_words": content.get("max_words"), **_for_markers(content)}


def _file(content):
    return {"types": list(content["types"]), "max_mb": content["max_mb"], **_for_markers(content)}


def _for_markers(content):
    return {
        "rubric": [
            _item(
                {
                    "name": criterion["name"],
                    "levels": [
                        _item({"text": level["text"], "points": level["points"]}, level["id"])
                        for level in criterion["levels"]
                    ],
                },
                criterion["id"],
            )
            for criterion in content.get("rubric") or ()
        ],
        "guidance": content.get("guidance") or "",
    }


BACK = {
    "matching": _matching,
    "categorise": _matching,
    "ordering": _ordering,
    "short_text": _short_text,
    "numeric": _numeric,
    "fill_in": _fill_in,
    "essay": _essay,
    "file": _file,
}
