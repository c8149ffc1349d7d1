import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competencies.models.frameworks import Competency
from competencies.models.ledger import LedgerRow
from competencies.querysets import EvidenceQuerySet


class Evidence(LedgerRow):
    """One proof that a person reached a level of a competency. Rows are added and revoked, never changed.

    `details` names what the proof rests on, as it was then: of a course {"course": key, "course_version": number,
    "attempts": [{"attempt", "quiz_version", "items": [question version, …]}]}; of others what their rooms write.
    """

    class Source(models.TextChoices):
        COURSE = "course", _("course")
        SUPERIOR = "superior", _("assessment by the superior")
        RECOGNISED = "recognised", _("recognised prior learning")
        EXTERNAL = "external", _("training elsewhere")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="evidence")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="evidence")
    level = models.PositiveSmallIntegerField(_("level"))
    source_kind = models.CharField(_("source"), max_length=20, choices=Source.choices)
    source_key = models.UUIDField(_("source key"))
    source_title = models.CharField(_("title of the source"), max_length=255)
    details = models.JSONField(_("what it rests on"), default=dict, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    earned_at = models.DateTimeField(_("earned at"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_reason = models.CharField(_("reason of revocation"), max_length=255, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["-earned_at", "competency"]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "competency", "source_kind", "source_key"],
                name="evidence_once_per_source",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_reason="") | (Q(revoked_at__isnull=False) & ~Q(revoked_reason="")),
                name="evidence_revoked_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | Q(revoked_at__gte=F("earned_at")),
                name="evidence_revoked_after_earned",
            ),
            models.CheckConstraint(condition=Q(level__gte=1), name="evidence_level_from_1"),
        ]

    def __str__(self):
        return f"{self.competency_id} level {self.level} of {self.person_id}"
