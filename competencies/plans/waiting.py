"""What waits for somebody as a superior."""

from competencies.models import DevelopmentPlan


def for_person(user):
    """The plans that wait for this person's agreement, the oldest first. Their people come along."""
    plans = DevelopmentPlan.objects.of_team(user).filter(status=DevelopmentPlan.Status.ASKED)
    return plans.select_related("person").order_by("asked_at")
