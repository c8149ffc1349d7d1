from wagtail import blocks

from .gaps import FillInBlock
from .marked_by_people import EssayBlock, FileBlock
from .parts import CategoriseBlock, MatchingBlock, OrderingBlock
from .typed import NumericBlock, ShortTextBlock


class AnswerBlock(blocks.StreamBlock):
    """What is asked for and what is right, for all kinds but choices; each block is named after its kind."""

    matching = MatchingBlock()
    categorise = CategoriseBlock()
    ordering = OrderingBlock()
    short_text = ShortTextBlock()
    numeric = NumericBlock()
    fill_in = FillInBlock()
    essay = EssayBlock()
    file = FileBlock()

    class Meta:
        icon = "tick"
        max_num = 1
