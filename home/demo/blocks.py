"""Turns the texts of a lesson or question into the raw data of its StreamField.

Every block's id is derived from its place, so that loading the same text twice gives the same content.
"""

import uuid

from wagtail import blocks

from assessments.blocks import AnswerBlock


def body_blocks(body, *, place, media):
    """`media` answers with the id of the image or document made from a file's name."""
    return [
        _block(f"{place}/{number}", *_convert(item, f"{place}/{number}", media)) for number, item in enumerate(body)
    ]


def option_blocks(options, *, place):
    return [_block(f"{place}/{number}", "option", _option(option)) for number, option in enumerate(options)]


def answer_blocks(kind, answer, *, place):
    """The answer of a question that is more than options: one block, named after the kind of the question."""
    return _raw(AnswerBlock(), [{kind: answer}] if answer else [], place)


def _raw(block, value, place):
    """`value`, in which lists are plain and a block of a stream is {its kind: value}, as StreamFields store it."""
    if isinstance(block, blocks.ListBlock):
        return _list(place, [_raw(block.child_block, each, f"{place}/{number}") for number, each in enumerate(value)])
    if isinstance(block, blocks.StreamBlock):
        named = [(f"{place}/{number}", *each.popitem()) for number, each in enumerate(map(dict, value))]
        return [_block(spot, kind, _raw(block.child_blocks[kind], each, spot)) for spot, kind, each in named]
    if isinstance(block, blocks.StructBlock):
        return {name: _raw(block.child_blocks[name], each, f"{place}/{name}") for name, each in value.items()}
    return value


def _convert(item, place, media):
    [(kind, value)] = item.items()
    converter = CONVERTERS.get(kind)
    return kind, converter(value, place, media) if converter else value


def _block(place, kind, value):
    return {"type": kind, "value": value, "id": str(uuid.uuid5(uuid.NAMESPACE_URL, place))}


def _list(place, values):
    return [_block(f"{place}/{number}", "item", value) for number, value in enumerate(values)]


def _option(option):
    return {"text": option["text"], "is_correct": option["correct"], "feedback": option["feedback"]}


def _steps(value, place, media):
    return {"title": value["title"], "items": _list(place, value["items"])}


def _table(value, place, media):
    rows = [_list(f"{place}/row{number}", [str(cell) for cell in row]) for number, row in enumerate(value["rows"])]
    header = _list(f"{place}/header", [str(cell) for cell in value["header"]])
    return {"caption": value["caption"], "header": header, "rows": _list(f"{place}/rows", rows)}


def _image(value, place, media):
    return {"image": media(value["file"]), "alt": value["alt"], "caption": value.get("caption", "")}


def _video(value, place, media):
    return {"video": media(value["file"]), **{name: value[name] for name in ("title", "duration", "transcript")}}


def _download(value, place, media):
    return {
        "document": media(value["file"]),
        "title": value["title"],
        "description": value.get("description", ""),
    }


def _check_question(value, place, media):
    options = [_option(option) for option in value["options"]]
    return {"question": value["question"], "options": _list(place, options)}


CONVERTERS = {
    "steps": _steps,
    "table": _table,
    "image": _image,
    "video": _video,
    "download": _download,
    "check_question": _check_question,
}
