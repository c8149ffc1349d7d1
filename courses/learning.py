"""What a person is learning: their enrolments with the version, the finished steps and the addresses."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import F, Max, OuterRef, Subquery
from wagtail.models import Page

from courses.addresses import addresses_of
from courses.models import CourseVersion, Enrolment, TrainingAssignment
from courses.models.versions import remembered_version
from courses.progress import Outline


@dataclass
class Learning:
    """An enrolment with all that its pages show. Reading it costs no query once the version is known.

    `assignment` is filled in where a page shows who assigned the course (see `with_assignments`).
    """

    enrolment: Enrolment
    newest_number: int
    done: set = field(default_factory=set)
    current: str = ""
    assignment: TrainingAssignment | None = None

    @property
    def version(self):
        return self.enrolment.version

    @property
    def is_withdrawn(self):
        return self.enrolment.withdrawn_at is not None

    @property
    def is_outdated(self):
        """Whether the course has been published anew since, which an unfinished learner may take over."""
        return not self.enrolment.is_complete and self.version.number < self.newest_number

    @cached_property
    def urls(self):
        return addresses_of(self.version)

    @property
    def course_url(self):
        return self.urls.get(str(self.version.course_key), "")

    @cached_property
    def outline(self):
        return Outline(self.version.spec, done=self.done, urls=self.urls, current=self.current)


def learning_in(user, course_key):
    """The person's enrolment in a course that counts now, or None. `course_key` may be a subquery."""
    if not user.is_authenticated:
        return None
    return next(iter(_learnings(Enrolment.objects.visible_to(user).of_course(course_key))), None)


def key_of_course_at(path):
    """A subquery for the key of the course at a path of the page tree."""
    return Subquery(Page.objects.filter(path=path).values("translation_key"))


def learnings_of(user):
    """All courses of a person, withdrawn ones left out; in one query once the versions are known."""
    return _learnings(Enrolment.objects.visible_to(user).active())


def with_assignments(learnings):
    """The same learnings, each unfinished one with its assignment if it has one; one query for all."""
    unfinished = {each.enrolment.pk: each for each in learnings if not each.enrolment.is_complete}
    if unfinished:
        assignments = TrainingAssignment.objects.filter(enrolment__in=unfinished).select_related("assigned_by")
        for assignment in assignments:
            unfinished[assignment.enrolment_id].assignment = assignment
    return learnings


def learning_of(enrolment):
    """The same for an enrolment at hand."""
    return _learnings(Enrolment.objects.filter(pk=enrolment.pk))[0]


def _learnings(enrolments):
    """One row for each finished step (or one without), because that spares a second query."""
    newest = (
        CourseVersion.objects.filter(course_key=OuterRef("cohort__course_key"))
        .order_by()
        .values("course_key")
        .annotate(newest=Max("number"))
        .values("newest")
    )
    rows = enrolments.annotate(
        done_key=F("completions__step_key"),
        version_public_id=F("version__public_id"),
        newest_number=Subquery(newest),
    ).latest_first()
    found = {}
    for enrolment in rows:
        if enrolment.pk not in found:
            enrolment.version = remembered_version(enrolment.version_public_id)
            found[enrolment.pk] = Learning(enrolment, enrolment.newest_number)
        if enrolment.done_key:
            found[enrolment.pk].done.add(str(enrolment.done_key))
    return list(found.values())
