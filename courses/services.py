"""What changes in courses. Everything here may be asked twice: the second time it returns what is already there."""

from functools import partial

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from competencies.services import credit_hours, record_evidence
from courses.models import Cohort, CoursePage, CourseVersion, Enrolment, StepCompletion
from courses.outline import USUAL_FORM, checksum, course_spec
from courses.signals import course_completed
from courses.study_days import study_days
from courses.validity import last_day

SOURCE_KIND = "course"
COMPLETION_FACTS = ("step_key", "completed_at", "proof")


class CourseNotPublished(Exception):
    """The course has no published page, so there is nothing to enrol in."""


class RegistrationClosed(Exception):
    """The cohort does not take registrations at this time."""


class CohortFull(Exception):
    """Every place of the cohort is taken."""


class StepNotInCourse(Exception):
    """The enrolment's version of the course has no such step."""


class CourseComplete(Exception):
    """The learner has completed the course: evidence, hours and a certificate rest on its steps."""


class EnrolmentWithdrawn(Exception):
    """The learner left the course, so nothing more can be recorded in it."""


@transaction.atomic
def freeze_course(*, page, at):
    """The version that describes `page` as published; a new one only if it demands something else than the last."""
    # The lock keeps two publishers from numbering their versions alike.
    Page.objects.select_for_update(no_key=True).get(pk=page.pk)
    facts = {"code": page.code, "title": page.title, "hours": page.hours, "spec": course_spec(page)}
    latest = CourseVersion.objects.latest_of(page.translation_key)
    if latest is not None and latest.checksum == checksum(facts):
        return latest
    return CourseVersion.objects.create(
        course_key=page.translation_key,
        number=latest.number + 1 if latest else 1,
        checksum=checksum(facts),
        published_at=at,
        **facts,
    )


@transaction.atomic
def enrol(*, learner, cohort, at):
    """The learner's enrolment in `cohort`, pinned to the latest version of its course.

    Who is still learning in another cohort of the course stays there. A withdrawn enrolment is returned as it is.
    """
    cohort = Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    enrolment = _enrolment_that_counts(learner, cohort)
    if enrolment is not None:
        return enrolment

    if not cohort.is_open(at):
        raise RegistrationClosed(f"{cohort} takes no registrations at {at}.")
    if cohort.quota is not None and cohort.enrolments.active().count() >= cohort.quota:
        raise CohortFull(f"All {cohort.quota} places of {cohort} are taken.")
    version = CourseVersion.objects.latest_of(cohort.course_key)
    if version is None or not CoursePage.objects.live().filter(translation_key=cohort.course_key).exists():
        raise CourseNotPublished(f"Course {cohort.course_key} is not published.")
    return Enrolment.objects.create(learner=learner, cohort=cohort, version=version, enrolled_at=at)


@transaction.atomic
def complete_step(*, enrolment, step_key, at, content_checksum="", proof=None):
    """Record that the learner finished a step; the last required one completes the course.

    `proof`: what it rests on, as the room above tells it; of a quiz {"attempt", "quiz_version", "items"}.
    """
    enrolment = _locked(enrolment)
    if enrolment.withdrawn_at is not None:
        raise EnrolmentWithdrawn(f"{enrolment} was withdrawn at {enrolment.withdrawn_at}.")
    step_key = str(step_key)
    if step_key not in enrolment.version.step_keys():
        raise StepNotInCourse(f"{enrolment.version} has no step {step_key}.")

    completion, is_new = StepCompletion.objects.get_or_create(
        enrolment=enrolment,
        step_key=step_key,
        defaults={"completed_at": at, "content_checksum": content_checksum, "proof": proof or {}},
    )
    if is_new:
        _complete_if_done(enrolment, at=at)
    return completion


@transaction.atomic
def take_back_step(*, enrolment, step_key):
    """The step turned out not to be finished after all. Nothing happens where it never was. Raises CourseComplete."""
    enrolment = _locked(enrolment)
    if enrolment.is_complete:
        raise CourseComplete(f"{enrolment} was completed at {enrolment.completed_at}.")
    enrolment.completions.filter(step_key=step_key).delete()


@transaction.atomic
def move_to_latest_version(*, enrolment, at):
    """Pin an unfinished enrolment to what the course demands now; finished steps stay finished."""
    enrolment = _locked(enrolment)
    if enrolment.withdrawn_at is not None:
        raise EnrolmentWithdrawn(f"{enrolment} was withdrawn at {enrolment.withdrawn_at}.")
    if not enrolment.is_complete:
        enrolment.version = CourseVersion.objects.latest_of(enrolment.version.course_key)
        enrolment.save(update_fields=["version"])
        _complete_if_done(enrolment, at=at)
    return enrolment


def _enrolment_that_counts(learner, cohort):
    enrolments = Enrolment.objects.filter(learner=learner)
    return (
        enrolments.filter(cohort=cohort).first()
        or enrolments.active().of_course(cohort.course_key).filter(completed_at=None).first()
    )


def _locked(enrolment):
    """The enrolment as it stands, held until the transaction ends: two last steps at once complete it once."""
    waiting = Enrolment.objects.select_for_update(no_key=True, of=["self"])
    return waiting.select_related("version", "learner").get(pk=enrolment.pk)


def _complete_if_done(enrolment, *, at):
    required = enrolment.version.required_keys()
    if enrolment.is_complete or not required:
        return
    completions = {str(each.pop("step_key")): each for each in enrolment.completions.values(*COMPLETION_FACTS)}
    if required <= completions.keys():
        _complete(enrolment, completions, at=at)


def _complete(enrolment, completions, *, at):
    """Evidence and lesson hours commit with the completion; the rest of the world hears of it afterwards."""
    enrolment.completed_at = at
    enrolment.save(update_fields=["completed_at"])
    version = enrolment.version
    source = {"source_kind": SOURCE_KIND, "source_key": enrolment.public_id, "at": at}
    record_evidence(
        person=enrolment.learner,
        proofs=version.spec["competencies"],
        source_title=version.title,
        valid_until=last_day(timezone.localdate(at), version.spec.get("validity_months")),
        details={
            "course": str(version.course_key),
            "course_version": version.number,
            "attempts": [each["proof"] for each in completions.values() if "attempt" in each["proof"]],
        },
        **source,
    )
    credit_hours(
        person=enrolment.learner,
        hours=version.hours,
        title=version.title,
        form=version.spec.get("form", USUAL_FORM),
        days=study_days(version.steps(), {key: each["completed_at"] for key, each in completions.items()}),
        **source,
    )
    transaction.on_commit(partial(course_completed.send_robust, sender=Enrolment, enrolment_id=enrolment.pk))
