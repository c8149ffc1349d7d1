import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assessments.models.bank import QuestionVersion
from assessments.models.versions import QuizVersion
from assessments.querysets import AttemptItemQuerySet, AttemptQuerySet
from courses.models import Enrolment


class Attempt(models.Model):
    """One go at a quiz, pinned to the version it was started on."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attempts")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="attempts")
    version = models.ForeignKey(QuizVersion, on_delete=models.PROTECT, related_name="attempts")
    quiz_key = models.UUIDField(_("quiz"), editable=False)
    number = models.PositiveSmallIntegerField(_("attempt number"))
    started_at = models.DateTimeField(_("started at"))
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    score = models.DecimalField(_("score out of 100"), max_digits=5, decimal_places=2, null=True, blank=True)
    is_passed = models.BooleanField(_("passed"), null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "quiz_key", "number"], name="attempt_number_once"),
            models.UniqueConstraint(
                fields=["enrolment", "quiz_key"],
                condition=Q(submitted_at=None),
                name="attempt_one_open_per_quiz",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None, score=None, is_passed=None)
                | Q(
                    submitted_at__isnull=False,
                    score__isnull=False,
                    is_passed__isnull=False,
                ),
                name="attempt_marked_when_submitted",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(submitted_at__gte=F("started_at")),
                name="attempt_submitted_after_start",
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0, score__lte=100),
                name="attempt_score_percent",
            ),
        ]

    def __str__(self):
        return f"Attempt {self.public_id}"

    @property
    def is_submitted(self):
        return self.submitted_at is not None


class AttemptItem(models.Model):
    """A question of an attempt, with the order in which this attempt shows its options."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="items")
    question_version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(_("place in the order"))
    option_order = models.JSONField(_("order of options"))
    points = models.PositiveSmallIntegerField(_("points"))

    objects = AttemptItemQuerySet.as_manager()

    class Meta:
        ordering = ["attempt", "position"]
        verbose_name = _("item of an attempt")
        verbose_name_plural = _("items of attempts")
        constraints = [
            models.UniqueConstraint(fields=["attempt", "position"], name="attempt_item_position_once"),
            models.UniqueConstraint(fields=["attempt", "question_version"], name="attempt_item_question_once"),
            models.CheckConstraint(condition=Q(points__gte=1), name="attempt_item_points_positive"),
        ]

    def __str__(self):
        return f"Item {self.position} of attempt {self.attempt_id}"


class Response(models.Model):
    """An answer as it was given. Rows are only added; the highest sequence, then the last row, counts."""

    item = models.ForeignKey(AttemptItem, on_delete=models.PROTECT, related_name="responses")
    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="responses")
    key = models.UUIDField(_("idempotency key"))
    sequence = models.PositiveIntegerField(_("sequence within the attempt"))
    chosen = models.JSONField(_("chosen options"))
    received_at = models.DateTimeField(_("received at"))
    client_at = models.DateTimeField(_("time on the learner's clock"), null=True, blank=True)

    class Meta:
        ordering = ["attempt", "sequence", "pk"]
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        constraints = [models.UniqueConstraint(fields=["attempt", "key"], name="response_key_once_per_attempt")]

    def __str__(self):
        return f"Response {self.sequence} of attempt {self.attempt_id}"


class Mark(models.Model):
    """The points an item got, and by which rule or person."""

    item = models.OneToOneField(AttemptItem, on_delete=models.PROTECT, related_name="mark")
    response = models.ForeignKey(Response, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2)
    max_points = models.DecimalField(_("points possible"), max_digits=6, decimal_places=2)
    marked_at = models.DateTimeField(_("marked at"))

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")
        constraints = [
            models.CheckConstraint(
                condition=Q(points__gte=0, points__lte=F("max_points")),
                name="mark_within_maximum",
            )
        ]

    def __str__(self):
        return f"{self.points} of {self.max_points}"
