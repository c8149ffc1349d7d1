"""Whose assessments somebody writes and reads. A superior's are bound to leading the person: whoever does so no longer
keeps what they wrote themselves, and neither writes nor reads anything else."""

from django.db.models import Exists, OuterRef, Q

from accounts.models import Employment
from competencies.models import Rating


def asked_of(user, *, on):
    """Those that this user may write: as a colleague, and as a superior of the people whom they lead."""
    led = Q(subject__in=_people(Employment.objects.current(on).led_by(user)))
    return Rating.objects.shown().filter(~Q(relation="superior") | led, assessor=user)


def of_team(user, *, on):
    """The superior's ratings of the people whom this user leads, whoever wrote them.

    Of a cycle that is over also where they led the person on its last day, as long as both stay in its agency.
    """
    led = Q(subject__in=_people(Employment.objects.current(on).led_by(user)))
    return Rating.objects.by_superiors().shown().filter(led | _led_at_the_end(user, on))


def readable_by(user, *, on):
    """The superior's ratings of oneself, of one's team, and those one wrote."""
    seen = seen_as_superior(user, on=on).values("pk")
    return Rating.objects.by_superiors().filter(Q(subject=user) | Q(pk__in=seen))


def seen_as_superior(user, *, on):
    """What they wrote, of whatever time, and what is written about the people whom they lead."""
    if user.has_laid_down_powers:
        return Rating.objects.none()
    team = of_team(user, on=on).values("pk")
    return Rating.objects.by_superiors().shown().filter(Q(assessor=user) | Q(pk__in=team))


def is_led(rating, *, on):
    """Whether the assessor of a superior's rating is the person's superior on that day."""
    employments = Employment.objects.current(on).filter(user=rating.subject_id, superior=rating.assessor_id)
    return employments.exists()


def _led_at_the_end(user, on):
    own = user.current_employment()
    if own is None or user.has_laid_down_powers:
        return Q(pk__in=[])
    last_day = OuterRef("cycle__closes_on")
    held = Employment.objects.filter(user=OuterRef("subject"), superior=user, started_on__lte=last_day)
    agency = own.unit.agency_path
    here = Employment.objects.current(on).filter(unit__path__startswith=agency)
    return Q(
        Exists(held.filter(Q(ended_on=None) | Q(ended_on__gt=last_day))),
        cycle__closes_on__lt=on,
        cycle__unit__path__startswith=agency,
        subject__in=_people(here),
    )


def _people(employments):
    return employments.order_by().values("user")
