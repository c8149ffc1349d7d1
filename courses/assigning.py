"""Training that an officer assigns: it enrols the people and tells them, once each."""

from dataclasses import dataclass, field
from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts import audit
from courses.models import Cohort, TrainingAssignment
from courses.services import CohortFull, enrol
from courses.signals import training_assigned

MOST_AT_ONCE = 500


class TooManyPeople(Exception):
    """More than `MOST_AT_ONCE` people at once would keep the officer waiting too long."""


class DayIsOver(Exception):
    """The last day lies in the past."""


@dataclass
class Assigned:
    """What came of it, as lists of people. `without_place` found the cohort full."""

    enrolled: list = field(default_factory=list)
    learning_already: list = field(default_factory=list)
    completed_already: list = field(default_factory=list)
    without_place: list = field(default_factory=list)


def assign_training(*, people, cohort, by, at, due_on=None, note=""):
    """Enrol each of `people` in the cohort and leave an assignment. Who has one keeps it as it is.

    Raises TooManyPeople, DayIsOver, and of courses.services RegistrationClosed and CourseNotPublished.
    """
    people = list(people)
    if len(people) > MOST_AT_ONCE:
        raise TooManyPeople(f"{len(people)} people, but at most {MOST_AT_ONCE} at once.")
    if due_on is not None and due_on < timezone.localdate(at):
        raise DayIsOver(f"{due_on} is over.")
    assigned, new = Assigned(), []
    with transaction.atomic():
        for person in people:
            assignment = _assign(person, cohort, assigned, by=by, at=at, due_on=due_on, note=note)
            if assignment:
                new.append(assignment.pk)
        if new:
            transaction.on_commit(partial(training_assigned.send_robust, sender=TrainingAssignment, assignment_ids=new))
    return assigned


def _assign(person, cohort, assigned, *, by, at, due_on, note):
    try:
        enrolment = enrol(learner=person, cohort=cohort, at=at)
    except CohortFull:
        assigned.without_place.append(person)
        return None
    if enrolment.is_complete:
        assigned.completed_already.append(person)
        return None
    (assigned.enrolled if enrolment.enrolled_at == at else assigned.learning_already).append(person)
    assignment, is_new = TrainingAssignment.objects.get_or_create(
        enrolment=enrolment, defaults={"assigned_by": by, "assigned_at": at, "due_on": due_on, "note": note}
    )
    if not is_new:
        return None
    audit.record("training.assigned", actor=by, subject=person, target=enrolment.version.title, reason=note)
    return assignment


def open_cohorts(course_keys, *, at):
    """{course key: the cohort that takes registrations and began first} for the courses given."""
    cohorts = Cohort.objects.filter(course_key__in=course_keys).with_places_taken().order_by("-opens_at", "-pk")
    return {
        cohort.course_key: cohort
        for cohort in cohorts
        if cohort.is_open(at) and (cohort.quota is None or cohort.places_taken < cohort.quota)
    }
