"""Geometry of the charts. Widths are strings with a point, whatever the language: SVG reads no decimal comma."""

import math
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


@dataclass(frozen=True)
class Axis:
    """`number` stands at the tip in the picture and before the label beside it. Without a demand `need` is None."""

    number: int
    label: str
    value: float | Decimal
    need: float | Decimal | None
    tip: str
    text_x: str
    text_y: str


class RadarChart:
    """What is reached on some axes against what is asked. `rows` are (label, value, need or None), at most 12.

    Fewer than three axes span no area: then `is_drawable` is false and the table speaks alone.
    """

    MOST = 12
    MIDDLE, RADIUS = 60, 46

    def __init__(self, rows, *, maximum, label_heading=""):
        rows = list(rows)
        if len(rows) > self.MOST:
            raise ValueError(f"{len(rows)} axes cannot be told apart; {self.MOST} can.")
        self.label_heading = label_heading
        self.maximum = maximum
        self.is_drawable = len(rows) >= 3 and maximum > 0
        self.has_needs = any(need for _label, _value, need in rows)
        angles = [math.tau * index / len(rows) - math.tau / 4 for index in range(len(rows))]
        self.axes = [self._placed(index + 1, angles[index], *row) for index, row in enumerate(rows)]
        self.rings = [self._outline(angles, [ring] * len(rows)) for ring in range(1, maximum + 1)]
        self.area = self._outline(angles, [row[1] for row in rows])
        self.needs = self._outline(angles, [row[2] or 0 for row in rows])

    def _placed(self, number, angle, label, value, need):
        text_x, text_y = self._point(angle, self.maximum * 1.18)
        tip = " ".join(f"{part:.1f}" for part in self._point(angle, self.maximum))
        return Axis(number, label, value, need, tip, f"{text_x:.1f}", f"{text_y + 2.2:.1f}")

    def _outline(self, angles, values):
        points = (self._point(angle, min(value, self.maximum)) for angle, value in zip(angles, values, strict=True))
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)

    def _point(self, angle, value):
        distance = float(value) / self.maximum * self.RADIUS if self.maximum else 0
        return self.MIDDLE + distance * math.cos(angle), self.MIDDLE + distance * math.sin(angle)


@dataclass(frozen=True)
class HeatHead:
    """A row or a column of a heat map. `detail` is what its label leaves out, `url` leads further in."""

    label: str
    detail: str = ""
    url: str = ""


@dataclass(frozen=True)
class HeatCell:
    """`shade` is the class "s1" to "s5", or "" without colour; the text says the same."""

    shade: str = ""
    text: str = ""
    url: str = ""


class HeatMap:
    """Numbers from 0 to `maximum` by row and column, in five steps of one colour with the number in each cell.

    `rows` are (HeatHead, values). A value is a number, (number, url), `HeatMap.SUPPRESSED` for what would say too much
    about single people, or None where there is nothing to say.
    """

    SUPPRESSED = object()
    STEPS = 5

    def __init__(self, columns, rows, *, maximum=100, unit="%", label_heading=""):
        self.columns = list(columns)
        self.maximum, self.unit = maximum, unit
        self.label_heading = label_heading
        self.has_suppressed = False
        self.rows = [(head, [self._cell(value) for value in values]) for head, values in rows]
        self.legend = [(f"s{step}", self._range(step)) for step in range(1, self.STEPS + 1)]

    def _cell(self, value):
        if value is None:
            return HeatCell()
        if value is self.SUPPRESSED:
            self.has_suppressed = True
            return HeatCell(text="–")
        number, url = value if isinstance(value, tuple) else (value, "")
        return HeatCell(shade=self._shade(number), text=f"{round(number)}{self.unit}", url=url)

    def _shade(self, number):
        """The step that the number shown is in, so that no cell contradicts the legend."""
        return f"s{min(int(round(number) * self.STEPS / self.maximum), self.STEPS - 1) + 1}"

    def _range(self, step):
        first = math.ceil((step - 1) * self.maximum / self.STEPS)
        last = self.maximum if step == self.STEPS else math.ceil(step * self.maximum / self.STEPS) - 1
        return f"{first}–{last}{self.unit}"


def _share(value, whole):
    return min(float(value) * 100 / float(whole), 100.0) if whole else 0.0
