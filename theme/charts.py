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


@dataclass(frozen=True)
class Column:
    label: str
    value: float | Decimal
    height: str
    y: str


class ColumnChart:
    """How often each of some neighbouring ranges occurs. `rows` are (label, number)."""

    def __init__(self, rows, *, label_heading=""):
        rows = list(rows)
        most = max((value for _label, value in rows), default=0)
        self.label_heading = label_heading
        self.columns = [self._placed(label, value, most) for label, value in rows]

    def _placed(self, label, value, most):
        height = _share(value, most)
        return Column(label, value, f"{height:.1f}", f"{100 - height:.1f}")


@dataclass(frozen=True)
class Interval:
    label: str
    value: str
    interval: str
    x: str
    width: str
    middle_x: str


class IntervalChart:
    """Estimates with their interval of confidence on one scale that holds 0.

    `rows` are (label, value, interval, low, middle, high), of which the first three are texts.
    """

    def __init__(self, rows, *, label_heading=""):
        rows = list(rows)
        self.low = min([0, *(row[3] for row in rows)])
        self.high = max([0, *(row[5] for row in rows)])
        self.label_heading = label_heading
        self.zero_x = f"{min(self._x(0), 99.4):.1f}"  # the line is 0.6 wide
        self.intervals = [self._placed(*row) for row in rows]

    def _placed(self, label, value, interval, low, middle, high):
        x, width = self._x(low), self._x(high) - self._x(low)
        # The mark is 0.8 wide and must not leave the picture.
        middle_x = min(max(self._x(middle) - 0.4, 0), 99.2)
        return Interval(label, value, interval, f"{x:.1f}", f"{width:.1f}", f"{middle_x:.1f}")

    def _x(self, value):
        return _share(value - self.low, self.high - self.low)


class Meter:
    """How much of `target` is reached, never drawn beyond full."""

    def __init__(self, value, target):
        self.percent = round(_share(value, target))
        self.arc = f"{min(self.percent, 100)}"


def _share(value, whole):
    return min(float(value) * 100 / float(whole), 100.0) if whole else 0.0
