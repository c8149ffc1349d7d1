from django.db.models import Q

from accounts.imports import kinds
from accounts.models import ImportBatch, OrgUnit
from accounts.querysets import within


def batches_of(user):
    """The imports for units that this user imports for, of each kind."""
    reach = Q(pk__in=[])
    for kind in kinds.open_to(user):
        units = user.units_with(kind.power)
        reach |= Q(kind=kind.code) & (Q() if user.is_superuser else within("unit", units))
    return ImportBatch.objects.filter(reach)


def units_for(user, kind):
    """The units that a file may be for: those served without those inside another, or all agencies."""
    if user.is_superuser:
        return OrgUnit.objects.filter(depth=1, closed_on=None)
    tops = []
    for unit in sorted(user.units_with(kind.power), key=lambda unit: unit.path):
        if not tops or not unit.path.startswith(tops[-1].path):
            tops.append(unit)
    return OrgUnit.objects.filter(pk__in=[unit.pk for unit in tops])
