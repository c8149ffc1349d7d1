"""The questions of an open attempt as its page draws them. What is right never enters here."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from assessments.drawn_options import together


@dataclass(frozen=True)
class ShownQuestion:
    number: str  # text, because templates would localise each number anew
    item: str
    stem: str
    options: SafeString
    is_answered: bool


def shown_questions(items, contents, choices):
    """`items` with their current responses; `contents` and `choices` (drawn_options.choices_of) by question version."""
    return [_shown(item, contents[item.question_version_id], choices[item.question_version_id]) for item in items]


def _shown(item, content, choices):
    chosen = set(item.current_chosen or ())
    key = str(item.public_id)
    return ShownQuestion(
        number=str(item.position),
        item=key,
        stem=content.stem,
        options=together(key.join(choices[option, option in chosen]) for option in item.option_order),
        is_answered=bool(chosen),
    )
