"""The attempts at a quiz, as its trainers look for them."""

from django.core.paginator import Paginator
from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from assessments.attempts_desk.late import DECISIONS
from assessments.models import AttemptEvent, Response

PER_PAGE = 50
STATES = {
    "open": Q(submitted_at=None),
    "late": Q(has_late=True),
    "marking": Q(submitted_at__isnull=False, score=None),
    "timed_out": Q(is_timed_out=True),
    "passed": Q(is_passed=True),
    "failed": Q(is_passed=False),
}


def with_late(attempts):
    """Adds `has_late`: whether answers that came too late wait for a decision."""
    decisions = AttemptEvent.objects.filter(attempt=OuterRef("pk"), kind__in=DECISIONS).order_by().values("attempt")
    decided_at = Subquery(decisions.annotate(last=Max("at")).values("last"))
    late = Response.objects.filter(
        attempt=OuterRef("pk"), standing=Response.Standing.LATE, received_at__gt=OuterRef("late_decided_at")
    )
    return attempts.annotate(late_decided_at=Coalesce(decided_at, F("started_at"))).annotate(has_late=Exists(late))


def page_of_attempts(attempts, filters, number):
    rows = with_late(attempts).select_related("learner", "version")
    if filters.get("q"):
        rows = rows.filter(learner__full_name__icontains=filters["q"])
    if filters.get("state"):
        rows = rows.filter(STATES[filters["state"]])
    rows = rows.order_by("learner__full_name", "learner", "number")
    return Paginator(rows, PER_PAGE).get_page(number)


def waiting_for_decision(attempts):
    """How many of them hold late answers that nobody has decided on."""
    return with_late(attempts).filter(has_late=True).count()
