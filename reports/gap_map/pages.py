"""What the gap map's pages show: the table with its words and ways further in."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from theme.charts import HeatHead, HeatMap


def heat_map(found):
    """`found` is a GapMap. Rows lead to the map of their unit."""
    columns = [HeatHead(each.code, each.name) for each in found.competencies]
    rows = [(_head(found, row), [_value(row.cells[each.pk]) for each in found.competencies]) for row in found.rows]
    if len(found.rows) != 1 or found.rows[0].unit is not None:
        rows.append((HeatHead(_("Altogether")), [_value(found.whole[each.pk]) for each in found.competencies]))
    return HeatMap(columns, rows, label_heading=_("Work unit"))


def finding(found):
    """The one sentence above the table."""
    if not found.most_wanted:
        return _("Nobody here lacks a level that can be shown.")
    first = found.most_wanted[0]
    cell = found.whole[first.pk]
    facts = {"name": first.name, "lacking": cell.lacking, "people": cell.people}
    return (
        ngettext(
            "The widest gap is in “%(name)s”: %(lacking)s of %(people)s person does not reach the level yet.",
            "The widest gap is in “%(name)s”: %(lacking)s of %(people)s people do not reach the level yet.",
            cell.people,
        )
        % facts
    )


def address(unit, competency):
    return reverse("reports:gap_people", args=[unit.public_id, competency.framework.code, competency.code])


def _head(found, row):
    if row.unit is None:
        return HeatHead(_("%(unit)s, directly") % {"unit": found.unit.name} if len(found.rows) > 1 else found.unit.name)
    query = {"kerangka": found.framework.code}
    url = reverse("reports:gap_map", args=[row.unit.public_id], query=query)
    return HeatHead(row.unit.short_name or row.unit.name, url=url)


def _value(cell):
    return HeatMap.SUPPRESSED if cell.is_hidden else cell.share
