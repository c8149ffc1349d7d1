from django.db import models

from accounts.querysets import reached


class AssessmentCycleQuerySet(models.QuerySet):
    def within_power(self, user, power):
        """The cycles of the units that this user's `power` reaches."""
        return reached(self, user, power, "unit")

    def running(self):
        return self.filter(started_at__isnull=False, cancelled_at=None, closed_at=None)

    def over(self, on):
        """Those whose last day has passed and that nobody closed yet."""
        return self.running().filter(closes_on__lt=on)


class RatingQuerySet(models.QuerySet):
    def open(self, on):
        """Those that may be written on a day."""
        running = {"cycle__started_at__isnull": False, "cycle__cancelled_at": None, "cycle__closed_at": None}
        return self.filter(cycle__opens_on__lte=on, cycle__closes_on__gte=on, **running)

    def waiting(self, on):
        """Those that still wait for their assessor."""
        return self.open(on).shown().filter(submitted_at=None, declined_at=None)

    def shown(self):
        """Without people whose data others may not use."""
        return self.filter(subject__processing_restricted_at=None)

    def by_superiors(self):
        return self.filter(relation="superior")

    def by_peers(self):
        """What only counts together: of peers and of subordinates."""
        return self.exclude(relation="superior")
