"""How far a cycle has come. Of peers it tells how many people named some, and nothing of answers."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from competencies.assessing.cycles.people import without_superior

MOST_LISTED = 100


@dataclass(frozen=True)
class Progress:
    asked: int
    written: int
    named_peers: int
    waiting: list
    without_superior: list
    without_superior_count: int

    @property
    def open(self):
        return self.asked - self.written


def progress_of(cycle, *, on):
    shown = cycle.ratings.shown()
    superiors = shown.by_superiors()
    waiting = superiors.filter(submitted_at=None).select_related("subject", "assessor")
    alone = without_superior(cycle, on)
    counts = superiors.aggregate(asked=Count("pk"), written=Count("pk", filter=Q(submitted_at__isnull=False)))
    return Progress(
        **counts,
        named_peers=shown.by_peers().values("subject").distinct().count() if cycle.has_peers else 0,
        waiting=list(waiting.order_by("assessor__full_name", "subject__full_name", "pk")[:MOST_LISTED]),
        without_superior=list(alone.select_related("user", "unit").order_by("user__full_name", "pk")[:MOST_LISTED]),
        without_superior_count=alone.count(),
    )


def state_of(cycle, *, on):
    """(tone of the badge, words)."""
    if cycle.cancelled_at:
        return "", _("cancelled")
    if cycle.started_at is None:
        return "warning", _("draft")
    if cycle.closed_at or on > cycle.closes_on:
        return "", _("closed")
    if on < cycle.opens_on:
        return "info", _("begins later")
    return "success", _("running")
