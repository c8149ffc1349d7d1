"""On which days a course was learned, for hours that count day by day."""

from collections import Counter

from django.utils import timezone


def study_days(steps, completed):
    """{local day: minutes} of the steps finished on it; `completed` is {step key: moment}.

    A step without minutes weighs one, so that a course that names none still falls on days.
    """
    days = Counter()
    for step in steps:
        moment = completed.get(step["key"])
        if moment is not None:
            days[timezone.localdate(moment)] += step["minutes"] or 1
    return dict(days)
