"""How trainers write what a question asks for. The ids of blocks are the ids of parts in versions and answers."""

from .answers import AnswerBlock
from .options import OptionBlock

__all__ = ["AnswerBlock", "OptionBlock"]
