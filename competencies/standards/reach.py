"""Whom a standard concerns, and whose demands somebody may look at."""

from django.db.models import Count, Q

from accounts.models import Employment
from competencies.standards.demands import title_key


def people_concerned(standard, on):
    """How many people of its units have a position on `on` for which it has a line."""
    lines = standard.lines.order_by().values_list("position_kind", "position_title")
    patterns = {(kind, title_key(title)) for kind, title in lines}
    employments = Employment.objects.current(on).filter(user__processing_restricted_at=None)
    if standard.unit_id:
        employments = employments.in_subtree(standard.unit)
    groups = employments.order_by().values_list("position_kind", "position_title").annotate(people=Count("user"))
    return sum(people for kind, title, people in groups if _is_meant(kind, title_key(title), patterns))


def _is_meant(kind, title, patterns):
    return not patterns.isdisjoint({(kind, title), (kind, ""), (None, title), (None, "")})


def employments_in_reach(user):
    """Current employments of one's own, of people whose learning one may see, and of those whose superior one is."""
    employments = Employment.objects.current().select_related("user", "unit", "position_kind")
    employments = employments.filter(user__processing_restricted_at=None)
    led = Q(pk__in=Employment.objects.led_by(user).order_by().values("pk"))
    seen = Q(pk__in=Employment.objects.visible_to(user).order_by().values("pk"))
    return employments.filter(Q(user=user) | led | seen)
