"""What the first page shows to those who work for others: HR officers and trainers."""

from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.models import OrgUnit
from competencies.lesson_hours.targets import targets_in
from courses.models import Cohort, CoursePage
from courses.teaching import taught_by
from reports.figures import Figures, figures_by_child, total
from reports.people import people_of
from reports.scope import top_units

# Each unit costs two queries; whoever serves more finds them all on the board.
UNITS_SHOWN = 2
COURSES_SHOWN = 5


@dataclass(frozen=True)
class ServedUnit:
    unit: OrgUnit
    year: int
    figures: Figures


@dataclass(frozen=True)
class TaughtCourse:
    page: CoursePage
    learners: int


def served_units(user, *, year):
    return [_served(unit, year) for unit in top_units(user)[:UNITS_SHOWN]]


def _served(unit, year):
    people = people_of(unit=unit, targets=targets_in(year, agency_path=unit.agency_path))
    return ServedUnit(unit, year, total(figures_by_child(people, unit)))


def taught_courses(user):
    """The courses that this person is a trainer of: those with most learners first, then those edited last."""
    pages = list(taught_by(user).order_by("-latest_revision_created_at", "title"))
    cohorts = Cohort.objects.filter(course_key__in=[page.translation_key for page in pages])
    active = Count("enrolments", filter=Q(enrolments__withdrawn_at=None))
    learners = dict(cohorts.values_list("course_key").annotate(learners=active).order_by())
    taught = [TaughtCourse(page, learners.get(page.translation_key, 0)) for page in pages]
    return sorted(taught, key=lambda course: -course.learners)[:COURSES_SHOWN]
