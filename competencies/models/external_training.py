import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from competencies.models.frameworks import Competency
from competencies.models.training_forms import TrainingForm
from competencies.storage import private_storage, training_proof_place


class ExternalTraining(models.Model):
    """A training taken elsewhere, as the learner claims it (the fields of SIASN's riwayat kursus), with its proof."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("waiting to be checked")
        RETURNED = "returned", _("asked back")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")
        REVOKED = "revoked", _("approval taken back")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="external_trainings")
    form = models.ForeignKey(
        TrainingForm, on_delete=models.PROTECT, related_name="+", verbose_name=_("form of training")
    )
    name = models.CharField(_("name of the training"), max_length=255)
    organiser = models.CharField(_("organising institution"), max_length=255)
    place = models.CharField(_("place"), max_length=160, blank=True)
    is_abroad = models.BooleanField(_("international"), default=False)
    started_on = models.DateField(_("first day"))
    ended_on = models.DateField(_("last day"))
    minutes = models.PositiveIntegerField(_("minutes of learning"), null=True, blank=True)
    stated_hours = models.PositiveSmallIntegerField(_("JP on the certificate"), null=True, blank=True)
    # What counts instead of what the learner claimed, where the officer found another figure.
    granted_minutes = models.PositiveIntegerField(_("minutes that count"), null=True, blank=True)
    granted_hours = models.PositiveSmallIntegerField(_("JP that count"), null=True, blank=True)
    occasions = models.PositiveSmallIntegerField(_("number of occasions"), default=1)
    certificate_number = models.CharField(_("certificate number"), max_length=120, blank=True)
    # For the warning about doubles: without case, blanks and punctuation.
    certificate_number_key = models.CharField(max_length=120, blank=True, db_index=True, editable=False)
    certified_on = models.DateField(_("date of the certificate"), null=True, blank=True)
    valid_until = models.DateField(_("certificate valid until"), null=True, blank=True)
    file = models.FileField(_("certificate file"), storage=private_storage, upload_to=training_proof_place, blank=True)
    file_name = models.CharField(_("name of the file"), max_length=160, blank=True)
    # Of the file as it was sent, so that the same file sent by two people shows; a picture is stored drawn anew.
    file_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    file_size = models.PositiveIntegerField(null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    created_at = models.DateTimeField(_("created at"))
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    reason = models.CharField(_("reason of the decision"), max_length=500, blank=True)

    class Meta:
        ordering = ["-started_on", "-pk"]
        verbose_name = _("external training")
        verbose_name_plural = _("external trainings")
        constraints = [
            models.CheckConstraint(condition=Q(ended_on__gte=F("started_on")), name="training_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(status__in=["returned", "refused", "revoked"]) | ~Q(reason=""),
                name="training_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "withdrawn"]) | Q(submitted_at__isnull=False),
                name="training_submitted_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["returned", "approved", "refused", "revoked"]) | Q(decided_at__isnull=False),
                name="training_decided_has_day",
            ),
            models.CheckConstraint(condition=Q(occasions__gte=1), name="training_from_one_occasion"),
        ]
        indexes = [models.Index(fields=["status", "submitted_at"], name="training_queue")]

    def __str__(self):
        return self.name


class ClaimedCompetency(models.Model):
    """A level that the learner says the training proved; `granted_level` is what the officer makes of it."""

    training = models.ForeignKey(ExternalTraining, on_delete=models.CASCADE, related_name="competencies")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+", verbose_name=_("competency"))
    level = models.PositiveSmallIntegerField(_("level"))
    granted_level = models.PositiveSmallIntegerField(_("level granted"), null=True, blank=True)

    class Meta:
        ordering = ["training", "competency"]
        verbose_name = _("competency claimed")
        verbose_name_plural = _("competencies claimed")
        constraints = [
            models.UniqueConstraint(fields=["training", "competency"], name="claimed_competency_once"),
            models.CheckConstraint(condition=Q(level__gte=1), name="claimed_level_from_1"),
        ]

    def __str__(self):
        return f"{self.competency_id} at {self.level}"


class TrainingEvent(models.Model):
    """What happened to a claim, in order: the conversation between the learner and the officer. Never changed."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("submitted")
        RETURNED = "returned", _("asked back")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")
        REVOKED = "revoked", _("approval taken back")
        IMPORTED = "imported", _("recorded from a list")

    training = models.ForeignKey(ExternalTraining, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))
    note = models.CharField(_("note"), max_length=500, blank=True)
    told_at = models.DateTimeField(_("learner told at"), null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("event of an external training")
        verbose_name_plural = _("events of external trainings")

    def __str__(self):
        return f"{self.kind} at {self.at}"
