"""Answers that people read and mark."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

FILE_TYPES = [
    ("pdf", "PDF"),
    ("docx", "Word (.docx)"),
    ("xlsx", "Excel (.xlsx)"),
    ("pptx", "PowerPoint (.pptx)"),
    ("odt", "OpenDocument (.odt)"),
    ("jpg", _("Picture (.jpg)")),
    ("png", _("Picture (.png)")),
    ("txt", _("Plain text (.txt)")),
    ("csv", _("Table (.csv)")),
    ("zip", _("Archive (.zip)")),
]
MOST_MEGABYTES = 25


class RubricLevelBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("What it looks like"), max_length=300)
    points = blocks.IntegerBlock(label=_("Points"), min_value=0, max_value=100)

    class Meta:
        icon = "bars"


class CriterionBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Criterion"), max_length=200)
    levels = blocks.ListBlock(RubricLevelBlock(), label=_("Levels"), min_num=2, max_num=8)

    class Meta:
        icon = "bars"


class MarkedByPeopleBlock(blocks.StructBlock):
    rubric = blocks.ListBlock(
        CriterionBlock(),
        label=_("Rubric"),
        help_text=_("Learners read it before they answer."),
        default=[],
        max_num=10,
    )
    guidance = blocks.TextBlock(
        label=_("Guidance for markers"),
        help_text=_("Learners never see it."),
        max_length=4000,
        required=False,
    )


class EssayBlock(MarkedByPeopleBlock):
    min_words = blocks.IntegerBlock(label=_("At least this many words"), min_value=1, max_value=3000, required=False)
    max_words = blocks.IntegerBlock(label=_("At most this many words"), min_value=1, max_value=3000, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Essay")


class FileBlock(MarkedByPeopleBlock):
    types = blocks.MultipleChoiceBlock(label=_("Kinds of files"), choices=FILE_TYPES, default=["pdf"])
    max_mb = blocks.IntegerBlock(label=_("Largest size in MB"), min_value=1, max_value=MOST_MEGABYTES, default=5)

    class Meta:
        icon = "upload"
        label = _("File")
