"""Who made the keys of agencies, and whether they still could.

A key does not end with its maker's office: the system that reads with it every night belongs to the agency. Its
administrators are told, and keep or revoke it.
"""

from collections import defaultdict

from accounts.models import RoleAssignment
from accounts.powers import Power


def left_behind(keys):
    """The ids of those keys of agencies whose maker has gone, or may make none for the agency today. One query."""
    held = defaultdict(list)
    makers = {key.made_by_id for key in keys} - {None}
    for assignment in RoleAssignment.objects.active().filter(user__in=makers).select_related("unit"):
        held[assignment.user_id].append(assignment)
    return {key.pk for key in keys if key.agency and not _could_make(key, held[key.made_by_id])}


def _could_make(key, held):
    maker = key.made_by
    if maker is None or not maker.is_active:
        return False
    maker.held_assignments = held
    return maker.has_power_over(Power.MANAGE_API_KEYS, key.agency)
