"""The picture of a profile: each area of a framework, or where there are too few or too many each competency."""

from dataclasses import dataclass
from statistics import mean

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.kept_queries import Blank, KeptQuery
from competencies.models import Competency, Framework
from theme.charts import RadarChart

_AREAS = KeptQuery(lambda: Competency.objects.areas().filter(framework=Blank("framework", Framework._meta.pk)))


@dataclass(frozen=True)
class AreaChart:
    chart: RadarChart
    finding: str
    is_by_area: bool


def chart_of(standing, framework, rows):
    """None where nothing can be drawn. One query, for the areas that the person has nothing in."""
    areas = _AREAS(framework=framework.pk)
    maximum = max((number for of, number in standing.levels if of == framework.pk), default=0)
    by_area = 3 <= len(areas) <= RadarChart.MOST
    axes = _area_axes(areas, rows) if by_area else [(row.competency.name, row.level, row.required) for row in rows]
    if not maximum or not 3 <= len(axes) <= RadarChart.MOST:
        return None
    chart = RadarChart(axes, maximum=maximum, label_heading=_("Area") if by_area else _("Competency"))
    return AreaChart(chart, _finding(rows), by_area)


def _area_axes(areas, rows):
    """The mean over the competencies demanded in an area; where none is, over those proved there."""
    axes = []
    for area in areas:
        within = [row for row in rows if area.pk in (row.competency.parent_id, row.competency.pk)]
        demanded = [row for row in within if row.required]
        levels = [row.level for row in demanded or within]
        need = _tidy(mean(row.required for row in demanded)) if demanded else None
        axes.append((area.name, _tidy(mean(levels)) if levels else 0, need))
    return axes


def _tidy(number):
    rounded = round(float(number), 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _finding(rows):
    short = [row for row in rows if row.required and row.level < row.required]
    if short:
        worst = max(short, key=lambda row: row.required - row.level)
        missing = worst.required - worst.level
        facts = {"competency": worst.competency.name, "count": missing}
        return (
            ngettext(
                "The largest gap is in %(competency)s: %(count)s level is missing.",
                "The largest gap is in %(competency)s: %(count)s levels are missing.",
                missing,
            )
            % facts
        )
    if any(row.required for row in rows):
        return _("Every level that the position requires is proved.")
    highest = max(rows, key=lambda row: row.level, default=None)
    if highest is None or not highest.level:
        return _("No proof counts today.")
    facts = {"competency": highest.competency.name, "level": highest.level_words}
    return _("The highest level proved is %(level)s, in %(competency)s.") % facts
