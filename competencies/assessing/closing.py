"""The end of a cycle: what peers said is counted together, once, and kept without who said what."""

from collections import defaultdict
from itertools import groupby

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from competencies.assessing.together import all_together
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
    scales = cycle.competencies.order_by().annotate(highest=Max("framework__levels__number"))
    highest = {key: level or 0 for key, level in scales.values_list("pk", "highest")}
    lines = RatingLine.objects.filter(rating__cycle=cycle, rating__submitted_at__isnull=False)
    answers = lines.exclude(rating__relation="superior").order_by("rating__subject")
    rows = answers.values_list("rating__subject", "competency", "level").iterator(chunk_size=2000)
    for subject, group in groupby(rows, key=lambda row: row[0]):
        levels = defaultdict(list)
        for _subject, competency, level in group:
            levels[competency].append(level)
        for competency, found in all_together(levels, highest=highest).items():
            yield PeerResult(
                cycle=cycle, subject_id=subject, competency_id=competency, lower=found.lower, upper=found.upper
            )
