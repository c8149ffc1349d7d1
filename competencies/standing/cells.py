"""The cells of the gap map, counted from what is prepared of the people of a unit."""

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Greatest

from accounts.models import OrgUnit
from competencies.models import CompetencyStanding, GapCell

FIGURES = ["people", "reached", "outdated", "unproved", "missing_levels"]
REACHED = Q(counting_level__gte=F("required_level"))


def recount(*, unit_paths, at):
    """Count the cells of units anew and write those that differ; inside the transaction of what changed.

    Units are held until it ends, so that two workers with people of one unit count one after the other.
    """
    units = held(unit_paths)
    if not units:
        return
    existing, wanted = existing_cells(units.values()), counted(units)
    changed = [key for key, figures in wanted.items() if existing.get(key) != figures]
    gone = [key for key in existing if key not in wanted]
    GapCell.objects.bulk_create(
        [GapCell(unit_id=key[0], competency_id=key[1], refreshed_at=at, **dict(wanted[key])) for key in changed],
        update_conflicts=True,
        unique_fields=["unit", "competency"],
        update_fields=[*FIGURES, "refreshed_at"],
    )
    for unit_id, competency_id in gone:
        GapCell.objects.filter(unit=unit_id, competency=competency_id).delete()


def held(unit_paths):
    """{tree path: key} of the units that there are, locked."""
    units = OrgUnit.objects.filter(path__in=unit_paths).order_by("pk").select_for_update(no_key=True)
    return {path: key for key, path in units.values_list("pk", "path")}


def existing_cells(unit_ids):
    """{(unit, competency): figures} as they are prepared."""
    cells = GapCell.objects.filter(unit__in=unit_ids).values("unit_id", "competency_id", *FIGURES)
    return {(cell["unit_id"], cell["competency_id"]): figures(cell) for cell in cells}


def counted(units):
    """{(unit, competency): figures} as the rows of the people who work there have it."""
    rows = CompetencyStanding.objects.filter(required_level__isnull=False, person__standing__unit_path__in=units)
    groups = rows.order_by().values("competency_id", path=F("person__standing__unit_path"))
    groups = groups.annotate(
        people=Count("pk"),
        reached=Count("pk", filter=REACHED),
        outdated=Count("pk", filter=~REACHED & Q(level__gte=F("required_level"))),
        unproved=Count("pk", filter=~REACHED & Q(level=0)),
        missing_levels=Sum(Greatest(F("required_level") - F("counting_level"), 0)),
    )
    return {(units[group["path"]], group["competency_id"]): figures(group) for group in groups}


def figures(group):
    return tuple((name, group[name]) for name in FIGURES)
