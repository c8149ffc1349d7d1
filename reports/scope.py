from accounts.models import OrgUnit


def top_units(user):
    """Where a person's view begins: the units they serve without those inside another, or all agencies."""
    if user.is_superuser:
        return list(OrgUnit.get_root_nodes())
    tops = []
    for unit in sorted(user.hr_units(), key=lambda unit: unit.path):
        if not tops or not unit.path.startswith(tops[-1].path):
            tops.append(unit)
    return tops


def may_see_boards(request):
    """For the navigation: answered by what the request already knows."""
    user = request.user
    return user.is_authenticated and (user.is_hr_officer or user.is_administrator)
