"""Answers that are typed: short texts, numbers, and gaps of both kinds in a text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import fields

WILDCARD_HELP = _("A star * stands for any text, \\* for the star itself. Spaces never matter.")
MOST_ACCEPTED = 20


class AcceptedTextBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Accepted text"), help_text=WILDCARD_HELP, max_length=200)
    share = fields.share()
    feedback = fields.feedback()

    class Meta:
        icon = "pilcrow"


class AcceptedNumberBlock(fields.WithNumbers):
    numbers = ("value", "tolerance")

    value = fields.number(label=_("Accepted number"))
    tolerance = fields.number(
        label=_("Tolerance"), help_text=_("How much more or less is still right."), required=False
    )
    share = fields.share()
    feedback = fields.feedback()

    class Meta:
        icon = "decimal"


class UnitBlock(fields.WithNumbers):
    numbers = ("factor",)

    text = blocks.CharBlock(label=_("Unit of measurement"), max_length=20)
    factor = fields.number(
        label=_("Factor"),
        help_text=_("How many of the unit of the accepted numbers are in one of it: 1 for itself, 1000 for km and m."),
        default="1",
    )

    class Meta:
        icon = "decimal"


class ShortTextBlock(blocks.StructBlock):
    accepted = blocks.ListBlock(AcceptedTextBlock(), label=_("Accepted texts"), min_num=1, max_num=MOST_ACCEPTED)
    is_case_sensitive = blocks.BooleanBlock(label=_("Capital letters matter"), required=False)
    ignores_accents = blocks.BooleanBlock(label=_("Accents do not matter"), required=False, default=True)

    class Meta:
        icon = "pilcrow"
        label = _("Short text")


class NumericBlock(blocks.StructBlock):
    accepted = blocks.ListBlock(AcceptedNumberBlock(), label=_("Accepted numbers"), min_num=1, max_num=MOST_ACCEPTED)
    units = blocks.ListBlock(UnitBlock(), label=_("Units of measurement"), default=[], max_num=10)
    unit_required = blocks.BooleanBlock(label=_("The unit must be given"), required=False)

    class Meta:
        icon = "decimal"
        label = _("Numeric answer")
