import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assessments.answer_files import answer_storage, place_of_answer_file
from assessments.models.questions import QuestionVersion
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
    deadline_at = models.DateTimeField(_("answers until"), null=True, blank=True)
    accepts_until = models.DateTimeField(_("accepted until, with grace"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    is_timed_out = models.BooleanField(_("ended because the time was up"), default=False)
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
                condition=Q(score=None, is_passed=None)
                | Q(submitted_at__isnull=False, score__isnull=False, is_passed__isnull=False),
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
            models.CheckConstraint(
                condition=Q(deadline_at=None, accepts_until=None)
                | Q(deadline_at__isnull=False, accepts_until__isnull=False, accepts_until__gte=F("deadline_at")),
                name="attempt_grace_after_deadline",
            ),
            models.CheckConstraint(
                condition=Q(is_timed_out=False) | Q(submitted_at__isnull=False, deadline_at__isnull=False),
                name="attempt_timed_out_has_deadline",
            ),
        ]
        indexes = [
            models.Index(fields=["accepts_until"], condition=Q(submitted_at=None), name="attempt_to_close"),
            models.Index(
                fields=["submitted_at"],
                condition=Q(submitted_at__isnull=False, score=None),
                name="attempt_to_mark",
            ),
        ]

    def __str__(self):
        return f"Attempt {self.public_id}"

    @property
    def is_submitted(self):
        return self.submitted_at is not None

    @property
    def is_marked(self):
        """A submitted attempt waits for its marks while people have to look at some answers."""
        return self.score is not None

    def end(self):
        """The AttemptEvent, not saved, of how it ended; None while it is open."""
        if not self.is_submitted:
            return None
        kind = AttemptEvent.Kind.TIMED_OUT if self.is_timed_out else AttemptEvent.Kind.SUBMITTED
        return AttemptEvent(attempt=self, kind=kind, at=self.submitted_at)

    def accepts_answers(self, at):
        return not self.is_submitted and (self.accepts_until is None or at <= self.accepts_until)

    def is_time_up(self, at):
        """Whether only what is on its way may still come."""
        return self.deadline_at is not None and at >= self.deadline_at

    def is_over(self, at):
        """Whether it only waits to be closed."""
        return not self.is_submitted and not self.accepts_answers(at)


class AttemptItem(models.Model):
    """A question of an attempt, with the order in which this attempt shows its options."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="items")
    question_version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="+")
    key_version = models.ForeignKey(
        QuestionVersion,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("version whose key marks it, after a regrade"),
    )
    position = models.PositiveSmallIntegerField(_("place in the order"))
    option_order = models.JSONField(_("order of options"))
    points = models.PositiveSmallIntegerField(_("points"))
    section = models.PositiveSmallIntegerField(_("section"), default=1)
    checked_at = models.DateTimeField(_("shown with its key while practising"), null=True, blank=True)

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
    """An answer as it was given. Rows are only added; of those that count the highest sequence, then the last row."""

    class Standing(models.TextChoices):
        COUNTS = "counts", _("counts")
        CONFLICT = "conflict", _("kept beside a newer answer of another device")
        LATE = "late", _("came too late")

    item = models.ForeignKey(AttemptItem, on_delete=models.PROTECT, related_name="responses")
    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="responses")
    key = models.UUIDField(_("idempotency key"))
    sequence = models.PositiveIntegerField(_("sequence within the attempt"))
    given = models.JSONField(_("what was given"), default=list)
    received_at = models.DateTimeField(_("received at"))
    client_at = models.DateTimeField(_("time on the learner's clock"), null=True, blank=True)
    device = models.UUIDField(_("device"), null=True, blank=True)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing.choices, default=Standing.COUNTS)

    class Meta:
        ordering = ["attempt", "sequence", "pk"]
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        constraints = [models.UniqueConstraint(fields=["attempt", "key"], name="response_key_once_per_attempt")]

    def __str__(self):
        return f"Response {self.sequence} of attempt {self.attempt_id}"


class AnswerFile(models.Model):
    """A file that a learner hands in; a response names it by its public id."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(AttemptItem, on_delete=models.PROTECT, related_name="files")
    file = models.FileField(_("file"), upload_to=place_of_answer_file, storage=answer_storage, max_length=200)
    name = models.CharField(_("name on the learner's device"), max_length=200)
    media_type = models.CharField(_("media type"), max_length=100)
    size = models.PositiveIntegerField(_("bytes"))
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField(_("uploaded at"))

    class Meta:
        ordering = ["item", "uploaded_at"]
        verbose_name = _("file of an answer")
        verbose_name_plural = _("files of answers")

    def __str__(self):
        return self.name


class AttemptEvent(models.Model):
    """What happened to an attempt besides its answers; read when a learner appeals. Rows are only added.

    Start and end stand in the attempt itself; an end that reopening takes back is written down here.

    `facts`: what the sentence of the kind needs, see attempt_log. No actor: the system itself.
    """

    class Kind(models.TextChoices):
        STARTED = "started", _("started")
        OTHER_DEVICE = "other_device", _("continued on another device")
        SUBMITTED = "submitted", _("submitted")
        TIMED_OUT = "timed_out", _("closed because the time was up")
        LATE_ACCEPTED = "late_accepted", _("late answer accepted")
        LATE_REFUSED = "late_refused", _("late answer refused")
        REOPENED = "reopened", _("reopened")
        TERMS_CHANGED = "terms_changed", _("time changed")
        MARKED = "marked", _("marked")
        APPEALED = "appealed", _("appeal made")
        APPEAL_ANSWERED = "appeal_answered", _("appeal answered")
        REGRADED = "regraded", _("regraded")

    DECISIONS_ON_LATE = (Kind.LATE_ACCEPTED, Kind.LATE_REFUSED)

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("event"), max_length=20, choices=Kind.choices)
    at = models.DateTimeField(_("at"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["attempt", "at", "pk"]
        verbose_name = _("event of an attempt")
        verbose_name_plural = _("events of attempts")

    def __str__(self):
        return f"{self.kind} of attempt {self.attempt_id}"


class Mark(models.Model):
    """The points an item got, and by which rule or person."""

    item = models.OneToOneField(AttemptItem, on_delete=models.PROTECT, related_name="mark")
    response = models.ForeignKey(Response, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2)
    max_points = models.DecimalField(_("points possible"), max_digits=6, decimal_places=2)
    marked_at = models.DateTimeField(_("marked at"))
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    comment = models.TextField(_("comment"), blank=True)

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
