"""Questions as HTML: to be answered, explained afterwards, and as a preview for those who write them."""

from .frames import STATE_LABELS, explained, to_answer
from .previews import preview

__all__ = ["STATE_LABELS", "explained", "preview", "to_answer"]
