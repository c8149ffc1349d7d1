"""Which lesson-hour target holds for whom."""

from competencies.lesson_hours.figures import Targets
from competencies.models import HoursTarget


def targets_in(year, *, agency_path):
    """The targets of an agency and of the nation for a year: one query for any number of people."""
    return Targets(year, tuple(HoursTarget.objects.in_force(year).for_agency(agency_path)))


def target_for(employment, year):
    """The target of one person's employment in a year, or None."""
    return targets_in(year, agency_path=employment.unit.agency_path).for_employment(employment)
