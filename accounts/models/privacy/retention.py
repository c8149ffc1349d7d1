import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class RetentionRule(models.Model):
    """How long one kind of row is kept, by version, and what becomes of it then. Applied only while switched on.

    `target` is the code under which an app registered what is to be looked for (`accounts.privacy.registry`).
    """

    class Action(models.TextChoices):
        DELETE = "delete", _("is deleted")
        ANONYMISE = "anonymise", _("is anonymised")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    target = models.CharField(_("what"), max_length=40)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    name = models.CharField(_("name"), max_length=150)
    days = models.PositiveIntegerField(_("kept for (days)"))
    action = models.CharField(_("then"), max_length=10, choices=Action.choices)
    basis = models.CharField(_("legal basis"), max_length=300)
    switched_on_at = models.DateTimeField(_("switched on at"), null=True, blank=True)
    switched_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["target", "-version"]
        verbose_name = _("retention rule")
        verbose_name_plural = _("retention rules")
        constraints = [
            models.UniqueConstraint(fields=["target", "version"], name="retention_rule_version_once"),
            models.UniqueConstraint(
                fields=["target"], condition=Q(switched_on_at__isnull=False), name="retention_rule_one_switched_on"
            ),
            models.CheckConstraint(condition=Q(days__gte=1), name="retention_rule_at_least_a_day"),
            models.CheckConstraint(condition=~Q(basis=""), name="retention_rule_has_basis"),
        ]

    def __str__(self):
        return f"{self.target} v{self.version}"

    @property
    def is_on(self):
        return self.switched_on_at is not None


class RetentionRun(models.Model):
    """That a rule was applied, and to how many rows. Nothing in it tells whose."""

    rule = models.ForeignKey(RetentionRule, on_delete=models.PROTECT, related_name="runs")
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    touched = models.PositiveIntegerField(_("rows touched"), default=0)

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("retention run")
        verbose_name_plural = _("retention runs")
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(finished_at__gte=F("started_at")),
                name="retention_run_finishes_after_start",
            )
        ]

    def __str__(self):
        return f"Run of {self.rule_id}"
