import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from competencies.models.frameworks import Competency
from competencies.models.training_forms import TrainingForm
from competencies.querysets import DevelopmentPlanQuerySet


class DevelopmentPlan(models.Model):
    """A person's plan for a year (IDP): what to learn by when, asked of the superior and agreed by them."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        ASKED = "asked", _("agreement asked")
        RETURNED = "returned", _("returned for changes")
        AGREED = "agreed", _("agreed")
        DONE = "done", _("done")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="development_plans")
    year = models.PositiveSmallIntegerField(_("year"))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    created_at = models.DateTimeField(_("created at"))
    asked_at = models.DateTimeField(_("asked at"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    note = models.CharField(_("the superior's note"), max_length=500, blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    objects = DevelopmentPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]
        verbose_name = _("development plan")
        verbose_name_plural = _("development plans")
        constraints = [
            models.UniqueConstraint(fields=["person", "year"], name="plan_once_a_year"),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(asked_at__isnull=False), name="plan_asked_unless_draft"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["returned", "agreed", "done"]) | Q(decided_at__isnull=False),
                name="plan_decided_has_day",
            ),
            models.CheckConstraint(condition=~Q(status="done") | Q(done_at__isnull=False), name="plan_done_has_day"),
        ]

    def __str__(self):
        return f"{self.person_id} in {self.year}"

    @property
    def is_editable(self):
        """Whether steps come and go: not while the superior reads it, nor after they agreed."""
        return self.status in (self.Status.DRAFT, self.Status.RETURNED)


class PlanStep(models.Model):
    """One thing to do: a course of this site (`course_key`) or another activity of a form, with its reason."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(DevelopmentPlan, on_delete=models.CASCADE, related_name="steps")
    competency = models.ForeignKey(
        Competency, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("competency")
    )
    target_level = models.PositiveSmallIntegerField(_("level to reach"), null=True, blank=True)
    course_key = models.UUIDField(_("course"), null=True, blank=True)
    form = models.ForeignKey(
        TrainingForm,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("form of training"),
    )
    title = models.CharField(_("what to do"), max_length=255)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    due_on = models.DateField(_("to be done by"))
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    added_at = models.DateTimeField(_("added at"))
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("step of a development plan")
        verbose_name_plural = _("steps of development plans")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "course_key"],
                condition=Q(course_key__isnull=False, removed_at=None),
                name="plan_course_once",
            ),
            models.CheckConstraint(
                condition=Q(course_key__isnull=False, form=None) | Q(course_key=None, form__isnull=False),
                name="plan_step_course_or_activity",
            ),
            models.CheckConstraint(
                condition=Q(target_level=None) | Q(target_level__gte=1, competency__isnull=False),
                name="plan_step_level_of_competency",
            ),
        ]

    def __str__(self):
        return self.title


class PlanMove(models.Model):
    """One change of a plan's status: who, when, and the words that went with it. Rows are only added.

    `mailed_at` says that whoever has to know was told, so that nobody is told twice.
    """

    class Kind(models.TextChoices):
        ASKED = "asked", _("agreement asked")
        WITHDRAWN = "withdrawn", _("request for agreement taken back")
        AGREED = "agreed", _("agreed")
        RETURNED = "returned", _("returned for changes")
        REOPENED = "reopened", _("opened for changes")
        DONE = "done", _("done")

    plan = models.ForeignKey(DevelopmentPlan, on_delete=models.CASCADE, related_name="moves")
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    at = models.DateTimeField(_("when"))
    mailed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("change of a development plan")
        verbose_name_plural = _("changes of development plans")

    def __str__(self):
        return f"{self.kind} of {self.plan_id}"
