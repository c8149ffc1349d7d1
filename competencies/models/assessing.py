import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from competencies.models.frameworks import Competency, Framework
from competencies.rating_querysets import AssessmentCycleQuerySet, RatingQuerySet


class SelfAssessment(models.Model):
    """How a person sees themselves on a framework. It proves nothing and never becomes evidence."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="self_assessments")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="+", verbose_name=_("framework"))
    started_at = models.DateTimeField(_("started at"))
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("self-assessment")
        verbose_name_plural = _("self-assessments")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "framework"], condition=Q(submitted_at=None), name="self_assessment_one_open"
            ),
        ]

    def __str__(self):
        return f"{self.person_id} on {self.framework_id}"


class SelfAnswer(models.Model):
    """Level 0 is "not yet": none of the statements holds."""

    assessment = models.ForeignKey(SelfAssessment, on_delete=models.CASCADE, related_name="answers")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("level"))

    class Meta:
        ordering = ["assessment", "competency"]
        verbose_name = _("answer of a self-assessment")
        verbose_name_plural = _("answers of self-assessments")
        constraints = [
            models.UniqueConstraint(fields=["assessment", "competency"], name="self_answer_once"),
        ]

    def __str__(self):
        return f"{self.competency_id}: {self.level}"


class AssessmentCycle(models.Model):
    """A span in which superiors, and peers where it says so, assess the people of a unit's subtree."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(
        "accounts.OrgUnit", on_delete=models.PROTECT, related_name="assessment_cycles", verbose_name=_("unit")
    )
    name = models.CharField(_("name"), max_length=160)
    competencies = models.ManyToManyField(Competency, related_name="+", verbose_name=_("competencies"))
    opens_on = models.DateField(_("first day"))
    closes_on = models.DateField(_("last day"))
    has_peers = models.BooleanField(_("peers assess too"), default=False)
    validity_months = models.PositiveSmallIntegerField(_("the superior's word counts for, in months"), default=24)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("created at"))
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    objects = AssessmentCycleQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "name"]
        verbose_name = _("assessment cycle")
        verbose_name_plural = _("assessment cycles")
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="cycle_closes_after_opening"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(cancelled_at=None, started_at__isnull=False),
                name="cycle_closed_was_run",
            ),
            models.CheckConstraint(condition=Q(validity_months__range=(1, 120)), name="cycle_validity_1_to_120"),
        ]

    def __str__(self):
        return self.name

    @property
    def is_draft(self):
        return self.started_at is None and self.cancelled_at is None

    @property
    def is_running(self):
        return self.started_at is not None and self.cancelled_at is None and self.closed_at is None

    def takes_answers(self, on):
        return self.is_running and self.opens_on <= on <= self.closes_on

    def takes_peers(self, on):
        """Peers may be named before the first day, so that they can answer from then on."""
        return self.is_running and self.has_peers and on <= self.closes_on


class Rating(models.Model):
    """One assessor's word on one person in a cycle. A superior's becomes evidence; peers' only count together.

    `evidence_key` is the source of the evidence; each handing-in that was taken back has had its own.
    """

    class Relation(models.TextChoices):
        SUPERIOR = "superior", _("superior")
        PEER = "peer", _("peer")
        SUBORDINATE = "subordinate", _("subordinate")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cycle = models.ForeignKey(AssessmentCycle, on_delete=models.PROTECT, related_name="ratings")
    subject = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="ratings_received")
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="ratings_given")
    relation = models.CharField(_("relation"), max_length=12, choices=Relation.choices)
    asked_at = models.DateTimeField(_("asked at"))
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    declined_at = models.DateTimeField(_("declined at"), null=True, blank=True)
    told_at = models.DateTimeField(_("mailed at"), null=True, blank=True)
    evidence_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = RatingQuerySet.as_manager()

    class Meta:
        ordering = ["cycle", "subject"]
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        constraints = [
            models.UniqueConstraint(fields=["cycle", "subject", "assessor"], name="rating_once_per_assessor"),
            models.UniqueConstraint(
                fields=["cycle", "subject"], condition=Q(relation="superior"), name="rating_one_superior"
            ),
            models.CheckConstraint(condition=~Q(subject=F("assessor")), name="rating_of_another"),
            models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(declined_at=None), name="rating_submitted_or_declined"
            ),
        ]

    def __str__(self):
        return f"{self.subject_id} by {self.assessor_id}"

    @property
    def is_by_superior(self):
        return self.relation == self.Relation.SUPERIOR


class RatingLine(models.Model):
    """Level 0 is "not yet seen at any level". The note is for the person assessed where the superior wrote it."""

    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, related_name="lines")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("level"))
    note = models.CharField(_("what was seen"), max_length=500, blank=True)

    class Meta:
        ordering = ["rating", "competency"]
        verbose_name = _("line of a rating")
        verbose_name_plural = _("lines of ratings")
        constraints = [models.UniqueConstraint(fields=["rating", "competency"], name="rating_line_once")]

    def __str__(self):
        return f"{self.competency_id}: {self.level}"


class PeerResult(models.Model):
    """What the peers of a person said together, counted once when the cycle closed and never again.

    A later count with one answer more or less would tell that answer. Only the part of the scale is kept in which the
    middle answer lies (`competencies.assessing.together`), and only where enough peers answered on every competency.
    """

    cycle = models.ForeignKey(AssessmentCycle, on_delete=models.PROTECT, related_name="peer_results")
    subject = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="peer_results")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    lower = models.PositiveSmallIntegerField(_("from level"))
    upper = models.PositiveSmallIntegerField(_("to level"))

    class Meta:
        ordering = ["cycle", "subject", "competency"]
        verbose_name = _("result of peers")
        verbose_name_plural = _("results of peers")
        constraints = [
            models.UniqueConstraint(fields=["cycle", "subject", "competency"], name="peer_result_once"),
            models.CheckConstraint(condition=Q(lower__lte=F("upper")), name="peer_result_in_order"),
        ]

    def __str__(self):
        return f"{self.subject_id} in {self.competency_id}: {self.lower}–{self.upper}"
