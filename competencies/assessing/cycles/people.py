"""Who is assessed in a cycle: those who work in the subtree of its unit, and have somebody to assess them."""

from accounts.models import Employment


def people_of(cycle, on):
    """The current employments of those who may be assessed."""
    people = Employment.objects.current(on).in_subtree(cycle.unit)
    return people.filter(user__is_active=True, user__processing_restricted_at=None)


def with_superior(cycle, on):
    return people_of(cycle, on).filter(superior__is_active=True)


def without_superior(cycle, on):
    """Those whom nobody can assess: none is named, or the account of the one who is was closed."""
    return people_of(cycle, on).exclude(superior__is_active=True)
