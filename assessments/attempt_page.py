"""The questions of an open attempt as its page draws them. What is right never enters here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ShownOption:
    id: str
    text: str
    is_chosen: bool


@dataclass(frozen=True)
class ShownQuestion:
    number: str  # text, because templates would localise each number anew
    item: str
    input_type: str
    stem: str
    options: list
    is_answered: bool


def shown_questions(items, contents):
    """`items` with their current responses, `contents` by question version."""
    return [_shown(item, contents[item.question_version_id]) for item in items]


def _shown(item, content):
    chosen = set(item.current_chosen or ())
    return ShownQuestion(
        number=str(item.position),
        item=str(item.public_id),
        input_type="checkbox" if content.takes_many else "radio",
        stem=content.stem,
        options=[
            ShownOption(option_id, content.options[option_id].text, option_id in chosen)
            for option_id in item.option_order
        ],
        is_answered=bool(chosen),
    )
