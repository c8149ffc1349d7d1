"""What the page says of the gain between pre-test and post-test, from the kept result."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.analysis.numbers import decimal, percent, signed
from assessments.analysis.paired_gain import LEAST_PEOPLE
from assessments.analysis.wording import EFFECTS, GAIN_BANDS, UNSURE
from theme.charts import IntervalChart


@dataclass(frozen=True)
class GainRow:
    name: str
    is_shown: bool
    people: int | None = None
    pre: str = ""
    post: str = ""
    difference: str = ""
    interval: str = ""
    normalised: str = ""
    d_z: str = ""
    d_av: str = ""
    effect: str = ""


class GainPage:
    """`gain`: see results."""

    least = LEAST_PEOPLE

    def __init__(self, gain):
        self.whole = gain["whole"]
        self.cohorts = [(each["name"], each["gain"]) for each in gain["cohorts"]]
        self.competencies = [(name_of(each), each["gain"]) for each in gain["competencies"]]

    @property
    def labels(self):
        return {
            "people": _("Participants"),
            "pre": _("Before"),
            "post": _("After"),
            "difference": _("Difference"),
            "interval": _("Interval (95%)"),
            "normalised": _("Normalised"),
        }

    @property
    def rows(self):
        return [row(*each) for each in [(_("All"), self.whole), *self.cohorts, *self.competencies]]

    @property
    def finding(self):
        words = GAIN_BANDS[self.whole["band"]]
        return words if self.whole["is_sure"] else f"{words} {UNSURE}"

    @property
    def charts(self):
        """(title, chart, finding) of each way to divide the people or the test."""
        divisions = [
            (_("Gain by cohort"), _("Cohort"), self.cohorts),
            (_("Gain by competency"), _("Competency"), self.competencies),
        ]
        return [(title, self._chart(heading, gains), finding(gains)) for title, heading, gains in divisions]

    def _chart(self, heading, gains):
        rows = [
            (name, signed(gain["difference"]), interval(gain), gain["low"], gain["difference"], gain["high"])
            for name, gain in [(_("All"), self.whole), *gains]
            if gain
        ]
        return IntervalChart(rows, label_heading=heading)


def finding(gains):
    shown = sorted(((gain["difference"], name) for name, gain in gains if gain), reverse=True)
    if not shown:
        return _("No group is large enough to be shown.")
    if len(shown) == 1:
        return _("%(name)s: %(difference)s points on average.") % {
            "name": shown[0][1],
            "difference": signed(shown[0][0]),
        }
    return _("Most in %(most)s (%(best)s), least in %(least)s (%(worst)s).") % {
        "most": shown[0][1],
        "best": signed(shown[0][0]),
        "least": shown[-1][1],
        "worst": signed(shown[-1][0]),
    }


def row(name, gain):
    if gain is None:
        return GainRow(name, is_shown=False)
    return GainRow(
        name=name,
        is_shown=True,
        people=gain["people"],
        pre=decimal(gain["pre"], 1),
        post=decimal(gain["post"], 1),
        difference=signed(gain["difference"]),
        interval=interval(gain),
        normalised=percent(gain["normalised"]),
        d_z=decimal(gain["d_z"]),
        d_av=decimal(gain["d_av"]),
        effect=EFFECTS[gain["effect"]],
    )


def interval(gain):
    return _("%(low)s to %(high)s") % {"low": signed(gain["low"]), "high": signed(gain["high"])}


def name_of(slice_):
    return slice_["name"]["en" if get_language() == "en" else "id"]
