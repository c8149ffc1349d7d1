from accounts.models import OrgUnit
from accounts.powers import Power


def top_units(user):
    """Where a person's view begins: the units they serve without those inside another, or all agencies."""
    if user.is_superuser:
        return list(OrgUnit.get_root_nodes())
    tops = []
    for unit in sorted(user.units_with(Power.SEE_LEARNING), key=lambda unit: unit.path):
        if not tops or not unit.path.startswith(tops[-1].path):
            tops.append(unit)
    return tops


def may_see_boards(request):
    """For the navigation: answered by what the request already knows."""
    user = request.user
    return user.is_authenticated and user.has_power(Power.SEE_LEARNING)
