import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models.versions import CourseVersion
from courses.querysets import CohortQuerySet, EnrolmentQuerySet


class Cohort(models.Model):
    """A run of a course (angkatan): scheduled, or self-paced and then usually open for good."""

    class Mode(models.TextChoices):
        SELF_PACED = "self_paced", _("self-paced")
        SCHEDULED = "scheduled", _("scheduled")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course_key = models.UUIDField(_("course"), db_index=True)
    name = models.CharField(_("name"), max_length=120)
    mode = models.CharField(_("mode"), max_length=20, choices=Mode.choices, default=Mode.SELF_PACED)
    organiser = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        related_name="cohorts",
        verbose_name=_("organiser"),
    )
    opens_at = models.DateTimeField(_("registration opens"))
    closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    quota = models.PositiveIntegerField(_("places"), null=True, blank=True)

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["course_key", "-opens_at"]
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        constraints = [
            models.UniqueConstraint(fields=["course_key", "name"], name="cohort_name_once_per_course"),
            models.CheckConstraint(
                condition=Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
                name="cohort_closes_after_opening",
            ),
        ]

    def __str__(self):
        return self.name

    def is_open(self, at):
        """Whether the cohort takes registrations at this moment, places permitting."""
        return self.opens_at <= at and (self.closes_at is None or at < self.closes_at)


class Enrolment(models.Model):
    """A person in a cohort, pinned to the course version that was published when they enrolled."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="enrolments",
        verbose_name=_("learner"),
    )
    cohort = models.ForeignKey(
        Cohort,
        on_delete=models.PROTECT,
        related_name="enrolments",
        verbose_name=_("cohort"),
    )
    version = models.ForeignKey(
        CourseVersion,
        on_delete=models.PROTECT,
        related_name="enrolments",
        verbose_name=_("course version"),
    )
    enrolled_at = models.DateTimeField(_("enrolled at"), default=timezone.now)
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["-enrolled_at"]
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(fields=["learner", "cohort"], name="enrolment_once_per_cohort"),
            models.CheckConstraint(
                condition=Q(completed_at=None) | Q(completed_at__gte=F("enrolled_at")),
                name="enrolment_completed_after_enrolled",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("enrolled_at")),
                name="enrolment_withdrawn_after_enrolled",
            ),
            models.CheckConstraint(
                condition=Q(completed_at=None) | Q(withdrawn_at=None),
                name="enrolment_completed_or_withdrawn",
            ),
        ]

    def __str__(self):
        return f"Enrolment {self.pk} of {self.learner_id}"

    @property
    def is_complete(self):
        return self.completed_at is not None


class StepCompletion(models.Model):
    """That a learner finished a step, and which state of its content they saw.

    `proof` is what the room above says that it rests on, such as an attempt; evidence keeps it for good.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="completions")
    step_key = models.UUIDField(_("step"))
    completed_at = models.DateTimeField(_("completed at"))
    content_checksum = models.CharField(max_length=64, blank=True)
    proof = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["enrolment", "completed_at"]
        verbose_name = _("completed step")
        verbose_name_plural = _("completed steps")
        constraints = [models.UniqueConstraint(fields=["enrolment", "step_key"], name="step_completed_once")]

    def __str__(self):
        return f"Step {self.step_key} of enrolment {self.enrolment_id}"
