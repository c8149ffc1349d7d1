"""Answers that are put together: rows to match, things to sort, steps to order."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import fields


class RowBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"), max_length=300)
    feedback = fields.feedback()

    class Meta:
        icon = "list-ul"


class ChoiceWithRowsBlock(blocks.StructBlock):
    """A choice and all that belongs to it, so that neither can be mistyped apart from the other."""

    text = blocks.CharBlock(label=_("Choice"), max_length=200)
    rows = blocks.ListBlock(
        RowBlock(),
        label=_("What belongs to it"),
        help_text=_("Leave it empty for a choice that only distracts."),
        default=[],
        max_num=20,
    )

    class Meta:
        icon = "tasks"


class MatchingBlock(blocks.StructBlock):
    choices = blocks.ListBlock(ChoiceWithRowsBlock(), label=_("Choices"), min_num=2, max_num=20)

    class Meta:
        icon = "link"
        label = _("Matching")


class CategoriseBlock(blocks.StructBlock):
    choices = blocks.ListBlock(ChoiceWithRowsBlock(), label=_("Groups"), min_num=2, max_num=8)

    class Meta:
        icon = "folder-open-inverse"
        label = _("Sorting into groups")


class OrderingBlock(blocks.StructBlock):
    steps = blocks.ListBlock(
        blocks.CharBlock(max_length=300),
        label=_("Steps in their right order"),
        help_text=_("Learners see them in another order."),
        min_num=2,
        max_num=12,
    )

    class Meta:
        icon = "order"
        label = _("Ordering")
