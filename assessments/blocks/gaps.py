"""A text with gaps."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import fields
from .typed import MOST_ACCEPTED, AcceptedNumberBlock, AcceptedTextBlock


def weight_of_gap():
    return blocks.IntegerBlock(label=_("Weight"), min_value=1, max_value=10, default=1)


class GapOptionBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Choice"), max_length=200)
    share = fields.share(default=0)
    feedback = fields.feedback()

    class Meta:
        icon = "radio-full"


class TextGapBlock(blocks.StructBlock):
    accepted = blocks.ListBlock(AcceptedTextBlock(), label=_("Accepted texts"), min_num=1, max_num=MOST_ACCEPTED)
    weight = weight_of_gap()

    class Meta:
        icon = "pilcrow"
        label = _("Gap for a text")


class ChoiceGapBlock(blocks.StructBlock):
    options = blocks.ListBlock(GapOptionBlock(), label=_("Choices"), min_num=2, max_num=12)
    weight = weight_of_gap()

    class Meta:
        icon = "radio-full"
        label = _("Gap with choices")


class NumberGapBlock(blocks.StructBlock):
    accepted = blocks.ListBlock(AcceptedNumberBlock(), label=_("Accepted numbers"), min_num=1, max_num=MOST_ACCEPTED)
    weight = weight_of_gap()

    class Meta:
        icon = "decimal"
        label = _("Gap for a number")


class GapsBlock(blocks.StreamBlock):
    text = TextGapBlock()
    choice = ChoiceGapBlock()
    number = NumberGapBlock()


class FillInBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(
        label=_("Text with gaps"),
        help_text=_("Write [[1]] where the first gap is, [[2]] for the second, and so on."),
        features=["bold", "italic", "superscript", "subscript", "code", "ul", "ol"],
    )
    gaps = GapsBlock(label=_("Gaps in their order"), min_num=1, max_num=20)

    class Meta:
        icon = "edit"
        label = _("Text with gaps")
