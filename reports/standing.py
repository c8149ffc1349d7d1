"""Where a person stands against the lesson-hour target of a year, as the database works it out for many at once."""

from collections import defaultdict

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import pgettext_lazy


class Standing(models.TextChoices):
    MET = "met", pgettext_lazy("standing", "Target reached")
    BELOW = "below", pgettext_lazy("standing", "Below target")
    NOT_STARTED = "not_started", pgettext_lazy("standing", "Not started")
    # PP 49/2018 gives PPPK a ceiling: there is nothing that they could fall short of.
    NO_MINIMUM = "no_minimum", pgettext_lazy("standing", "No minimum")


TONES = {
    Standing.MET: "success",
    Standing.BELOW: "warning",
    Standing.NOT_STARTED: "",
    Standing.NO_MINIMUM: "info",
}


def minimum(targets, agency_path, statuses):
    """An expression for the hours that each employment status must reach; NULL where nothing is required."""
    by_hours = defaultdict(list)
    for status in statuses:
        target = targets.for_status(status, agency_path)
        if target is not None and not target.is_ceiling:
            by_hours[target.hours].append(status)
    whens = [When(status__in=statuses, then=Value(hours)) for hours, statuses in by_hours.items()]
    return Case(*whens, default=None, output_field=models.PositiveSmallIntegerField())


IS_MET = Q(minimum__isnull=False, hours__gte=F("minimum"))


def standing():
    """An expression over `hours`, `minimum` and `has_begun`, which stand beside it in the query."""
    return Case(
        When(IS_MET, then=Value(Standing.MET)),
        When(Q(hours__lte=0, has_begun=False), then=Value(Standing.NOT_STARTED)),
        When(minimum__isnull=True, then=Value(Standing.NO_MINIMUM)),
        default=Value(Standing.BELOW),
        output_field=models.CharField(),
    )
