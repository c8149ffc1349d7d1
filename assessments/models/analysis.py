import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.versions import QuizVersion


class AnalysisRun(models.Model):
    """An item analysis that was asked for, as the row that a worker picks up, and then its result. No version: pooled.

    `progress` in per cent. `result`: see analysis.results.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    quiz_key = models.UUIDField(_("quiz"), db_index=True)
    version = models.ForeignKey(QuizVersion, on_delete=models.PROTECT, related_name="analyses", null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(_("progress"), default=0)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    asked_at = models.DateTimeField(_("asked at"))
    alive_at = models.DateTimeField(_("last sign of the worker"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("item analysis")
        verbose_name_plural = _("item analyses")
        constraints = [
            models.CheckConstraint(condition=Q(progress__lte=100), name="analysis_progress_percent"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"], finished_at=None)
                | Q(state__in=["done", "failed"], finished_at__isnull=False),
                name="analysis_finished_when_over",
            ),
            models.UniqueConstraint(
                fields=["quiz_key"],
                condition=Q(version=None, state__in=["waiting", "running"]),
                name="analysis_one_pooled_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(version__isnull=False, state__in=["waiting", "running"]),
                name="analysis_one_of_version_at_a_time",
            ),
        ]

    def __str__(self):
        return f"Analysis {self.public_id}"

    @property
    def is_under_way(self):
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def has_failed(self):
        return self.state == self.State.FAILED
