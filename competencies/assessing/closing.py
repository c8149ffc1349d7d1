"""The end of a cycle: what peers said is counted together, once, and kept without who said what."""

from itertools import groupby

from django.db import transaction
from django.utils import timezone

from competencies.assessing.together import together
from competencies.models import AssessmentCycle, PeerResult, RatingLine


def close_due(*, at):
    """Close every cycle whose last day has passed. Returns how many."""
    due = AssessmentCycle.objects.over(timezone.localdate(at)).order_by("pk")
    return sum(close(cycle=cycle, at=at) for cycle in due)


@transaction.atomic
def close(*, cycle, at):
    """Whether this call closed it. A cycle whose last day is still to come stays as it is."""
    found = AssessmentCycle.objects.select_for_update().get(pk=cycle.pk)
    if not found.is_running or found.closes_on >= timezone.localdate(at):
        return False
    PeerResult.objects.bulk_create(_results(found), batch_size=500)
    found.closed_at = at
    found.save(update_fields=["closed_at"])
    return True


def _results(cycle):
    lines = RatingLine.objects.filter(rating__cycle=cycle, rating__submitted_at__isnull=False)
    answers = lines.exclude(rating__relation="superior").order_by("rating__subject", "competency")
    rows = answers.values_list("rating__subject", "competency", "level").iterator(chunk_size=2000)
    for (subject, competency), group in groupby(rows, key=lambda row: row[:2]):
        found = together([level for *_key, level in group])
        if found:
            yield PeerResult(
                cycle=cycle,
                subject_id=subject,
                competency_id=competency,
                median=found.median,
                lower=found.lower,
                upper=found.upper,
            )
