"""What an analysis needs to know of a question: its choices, what guessing earns, and how an answer reads in words.

Works on the frozen content of a question (see item_types). No database, no clock.
"""

from assessments.analysis.figures.answer_sheet import Choice, Column
from assessments.item_types import item_type
from assessments.item_types.choices import MULTIPLE_RESPONSE, is_right
from assessments.item_types.fill_in import FILL_IN
from assessments.item_types.typed import NUMERIC, SHORT_TEXT

TYPED = (SHORT_TEXT, NUMERIC)


def empty_column(key, content, points):
    kind = item_type(content["kind"])
    return Column(
        key=key,
        points=points,
        choices=choices_of(content),
        guessing=guessing(content),
        is_marked_by_people=kind.is_marked_by_people,
    )


def choices_of(content):
    """Every option of a list; of pairs and places the right ones, because nobody offers all the others.

    None of an answer in own words: there the frequent ones are counted as they come.
    """
    if "options" in content:
        return tuple(Choice(option["id"], is_right(content, option)) for option in content["options"])
    if content["kind"] == FILL_IN:
        return tuple(choice for gap in content["gaps"] for choice in _choices_of_gap(content, gap))
    if content["kind"] in TYPED:
        return ()
    return tuple(Choice(key, is_right=True) for key in item_type(content["kind"]).right_answer(content))


def _choices_of_gap(content, gap):
    keys = [f"{gap['id']}:{option['id']}" for option in gap.get("options", ())]
    return [Choice(key, earns(content, key)) for key in keys]


def guessing(content):
    """What somebody who knows nothing may expect where one of a list is taken."""
    if "options" in content:
        return 0.0 if content["kind"] == MULTIPLE_RESPONSE else 1 / max(len(content["options"]), 1)
    return 1 / max(len(content["choices"]), 1) if "choices" in content else 0.0


def earns(content, key):
    """Whether this part of an answer is worth anything by itself."""
    return bool(item_type(content["kind"]).share(content, [key]))


def in_words(content, key):
    """ "" where the question has no such part, such as an option of an earlier version."""
    return item_type(content["kind"]).in_words(content, [key])


def counted(content, given):
    """The parts of an answer as they are counted: what was typed without regard to capitals and spaces."""
    if content["kind"] in TYPED:
        return tuple(text for text in (" ".join(each.split()).casefold() for each in given) if text)
    return tuple(given)
