import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.attempts import Attempt
from assessments.models.questions import Question, QuestionVersion


class Regrade(models.Model):
    """Answers to all earlier versions of a question marked again by the key of `version`."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="regrades")
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="regrades")
    reason = models.CharField(_("reason"), max_length=300)
    applied_at = models.DateTimeField(_("applied at"))
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    preview_digest = models.CharField(max_length=64)  # what the trainer saw is what was applied

    class Meta:
        ordering = ["-applied_at"]
        verbose_name = _("regrade")
        verbose_name_plural = _("regrades")
        constraints = [
            models.UniqueConstraint(fields=["version", "preview_digest"], name="regrade_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="regrade_has_reason"),
        ]

    def __str__(self):
        return f"Regrade {self.public_id}"


class RegradeOutcome(models.Model):
    """What a regrade did to one attempt. Who no longer passes but has completed the course waits for a decision."""

    class Decision(models.TextChoices):
        NOT_NEEDED = "not_needed", _("no decision needed")
        WAITING = "waiting", _("waits for a decision")
        KEPT = "kept", _("result stays")
        WITHDRAWN = "withdrawn", _("to be withdrawn")

    regrade = models.ForeignKey(Regrade, on_delete=models.PROTECT, related_name="outcomes")
    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="regrade_outcomes")
    old_points = models.DecimalField(max_digits=6, decimal_places=2)
    new_points = models.DecimalField(max_digits=6, decimal_places=2)
    old_score = models.DecimalField(max_digits=5, decimal_places=2)
    new_score = models.DecimalField(max_digits=5, decimal_places=2)
    was_passed = models.BooleanField()
    is_passed = models.BooleanField()
    decision = models.CharField(_("decision"), max_length=12, choices=Decision.choices, default=Decision.NOT_NEEDED)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    note = models.CharField(_("reason of the decision"), max_length=300, blank=True)

    class Meta:
        ordering = ["regrade", "pk"]
        verbose_name = _("outcome of a regrade")
        verbose_name_plural = _("outcomes of regrades")
        constraints = [
            models.UniqueConstraint(fields=["regrade", "attempt"], name="regrade_outcome_once"),
            models.CheckConstraint(
                condition=Q(decision__in=["not_needed", "waiting"], decided_at=None, decided_by=None)
                | Q(decision__in=["kept", "withdrawn"], decided_at__isnull=False, decided_by__isnull=False),
                name="regrade_outcome_decided_by_someone",
            ),
        ]

    def __str__(self):
        return f"Outcome for attempt {self.attempt_id}"
