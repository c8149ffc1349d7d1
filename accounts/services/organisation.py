from accounts.models import OrgUnit


def add_unit(*, parent=None, **facts) -> OrgUnit:
    """Open a unit below `parent`, or a new agency. Units never move afterwards, so the tree can't form a circle."""
    return parent.add_child(**facts) if parent else OrgUnit.add_root(**facts)
