import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.models import Cohort


class QuizOverrideQuerySet(models.QuerySet):
    def holding_first(self):
        return self.order_by(F("ended_at").desc(nulls_first=True), "-created_at", "-pk")


class QuizOverride(models.Model):
    """Other terms of a quiz for one learner or one cohort. An empty field says nothing; ended ones are kept.

    A learner's own override goes before that of the cohort, field by field.
    """

    RULES = ("opens_at", "closes_at", "time_limit", "max_attempts", "access_code")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    quiz_key = models.UUIDField(_("quiz"), db_index=True)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="quiz_overrides", null=True, blank=True
    )
    cohort = models.ForeignKey(
        Cohort, on_delete=models.PROTECT, related_name="quiz_overrides", null=True, blank=True, verbose_name=_("cohort")
    )
    opens_at = models.DateTimeField(_("opens at"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes at"), null=True, blank=True)
    time_limit = models.PositiveSmallIntegerField(_("time limit in minutes"), null=True, blank=True)
    max_attempts = models.PositiveSmallIntegerField(_("attempts allowed"), null=True, blank=True)
    access_code = models.CharField(_("access code"), max_length=30, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    created_at = models.DateTimeField(_("made at"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = QuizOverrideQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("exception for a quiz")
        verbose_name_plural = _("exceptions for quizzes")
        constraints = [
            models.CheckConstraint(
                condition=Q(learner=None, cohort__isnull=False) | Q(learner__isnull=False, cohort=None),
                name="override_of_learner_or_cohort",
            ),
            models.UniqueConstraint(
                fields=["quiz_key", "learner"],
                condition=Q(ended_at=None, learner__isnull=False),
                name="override_once_per_learner",
            ),
            models.UniqueConstraint(
                fields=["quiz_key", "cohort"],
                condition=Q(ended_at=None, cohort__isnull=False),
                name="override_once_per_cohort",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="override_has_reason"),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
                name="override_closes_after_opening",
            ),
            models.CheckConstraint(
                condition=Q(opens_at__isnull=False)
                | Q(closes_at__isnull=False)
                | Q(time_limit__isnull=False)
                | Q(max_attempts__isnull=False)
                | ~Q(access_code=""),
                name="override_says_something",
            ),
            models.CheckConstraint(
                condition=(Q(time_limit=None) | Q(time_limit__gte=1)) & (Q(max_attempts=None) | Q(max_attempts__gte=1)),
                name="override_counts_from_one",
            ),
        ]

    def __str__(self):
        return f"Override {self.public_id}"

    def exceptions(self):
        """{rule: value} of what it says."""
        said = {name: getattr(self, name) for name in self.RULES}
        return {name: value for name, value in said.items() if value not in (None, "")}
