"""The lines of the standards that bind on a day, read once for any number of people."""

from django.db.models import Q

from competencies.models import PositionStandard, StandardLine
from competencies.standards.demands import Line, Place


def lines_in_force(day, *, unit_paths=None, kind=None):
    """Lines of all published standards in force on `day`.

    With `unit_paths`, only national ones and those of units on the way from an agency down to one of these; with the
    code of a `kind` of position, without those that are meant for other kinds.
    """
    lines = StandardLine.objects.filter(standard__in=_standards(day, unit_paths))
    if kind is not None:
        lines = lines.filter(Q(position_kind=None) | Q(position_kind__code=kind))
    return [
        Line(
            competency=line.competency_id,
            lowest_level=line.lowest_level,
            wished_level=line.wished_level,
            recent_months=line.recent_months,
            weight=line.weight,
            is_waived=line.is_waived,
            unit_path=line.standard.unit.path if line.standard.unit_id else "",
            kind=line.position_kind.code if line.position_kind_id else "",
            title=line.position_title,
            valid_from=line.standard.valid_from,
            standard=line.standard.name,
            standard_id=str(line.standard.public_id),
            standard_key=line.standard_id,
            unit_name=line.standard.unit.name if line.standard.unit_id else "",
            kind_name=line.position_kind.name if line.position_kind_id else "",
        )
        for line in lines.select_related("standard__unit", "position_kind").order_by("pk")
    ]


def place_of(employment):
    """Nobody's place is demanded of who is not employed: then None."""
    if employment is None:
        return None
    return Place(
        unit_path=employment.unit.path,
        kind=employment.position_kind.code if employment.position_kind_id else "",
        title=employment.position_title,
    )


def _standards(day, unit_paths):
    standards = PositionStandard.objects.in_force(day)
    if unit_paths is None:
        return standards
    above = {path[:end] for path in unit_paths for end in range(4, len(path) + 1, 4)}
    return standards.filter(unit=None) | standards.filter(unit__path__in=above)
