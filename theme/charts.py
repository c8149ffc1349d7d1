"""Geometry of the charts. Widths are strings with a point, whatever the language: SVG reads no decimal comma."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Bar:
    label: str
    value: float | Decimal
    target: float | Decimal | None = None
    tone: str = ""  # success, warning, danger or the plain colour
    width: str = "0"
    target_x: str = "0"


class BarChart:
    """`rows` are (label, value) or (label, value, target) or (label, value, target, tone)."""

    def __init__(self, rows, *, maximum=None, unit="", label_heading=""):
        bars = [Bar(*row) for row in rows]
        self.unit = unit
        self.label_heading = label_heading
        self.has_targets = any(bar.target is not None for bar in bars)
        self.maximum = maximum or max([bar.value for bar in bars] + [bar.target or 0 for bar in bars], default=0)
        self.bars = [self._placed(bar) for bar in bars]

    def _placed(self, bar):
        width = _share(bar.value, self.maximum)
        # The mark is 0.8 wide and must not leave the picture at 100 %.
        target_x = min(_share(bar.target or 0, self.maximum), 99.2)
        return Bar(bar.label, bar.value, bar.target, bar.tone, f"{width:.1f}", f"{target_x:.1f}")


class Meter:
    """How much of `target` is reached, never drawn beyond full."""

    def __init__(self, value, target):
        self.percent = round(_share(value, target))
        self.arc = f"{min(self.percent, 100)}"


def _share(value, whole):
    return min(float(value) * 100 / float(whole), 100.0) if whole else 0.0
