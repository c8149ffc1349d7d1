"""Kinds of questions: how an answer is checked, marked and told in words. No database, no clock, no framework."""

from assessments.item_types.choices import MULTIPLE_RESPONSE, SINGLE_CHOICE, TRUE_FALSE, Choice, MultipleResponse
from assessments.item_types.contract import ItemType
from assessments.item_types.fill_in import FILL_IN, FillIn
from assessments.item_types.marked_by_people import ESSAY, FILE, Essay, File
from assessments.item_types.matching import CATEGORISE, MATCHING, Matching
from assessments.item_types.ordering import ORDERING, Ordering
from assessments.item_types.typed import NUMERIC, SHORT_TEXT, Numeric, ShortText

__all__ = ["KINDS", "ItemType", "item_type"]

_TYPES = {
    each.kind: each
    for each in (
        Choice(SINGLE_CHOICE),
        MultipleResponse(MULTIPLE_RESPONSE),
        Choice(TRUE_FALSE),
        Matching(MATCHING),
        Matching(CATEGORISE),
        Ordering(ORDERING),
        ShortText(SHORT_TEXT),
        Numeric(NUMERIC),
        FillIn(FILL_IN),
        Essay(ESSAY),
        File(FILE),
    )
}
KINDS = tuple(_TYPES)


def item_type(kind) -> ItemType:
    return _TYPES[kind]
