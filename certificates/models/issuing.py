import uuid
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from certificates.models.certificates import Certificate
from certificates.models.sealers import Sealer


class IssuingPolicy(models.Model):
    """How an agency issues; without an agency it is the rule for all that have none of their own."""

    class Scope(models.TextChoices):
        AGENCY = "agency", _("all courses of the agency together")
        COURSE = "course", _("each course by itself")

    agency = models.OneToOneField(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="issuing_policy",
        verbose_name=_("agency"),
    )
    is_automatic = models.BooleanField(
        _("issue as soon as a course is completed"),
        default=True,
        help_text=_("Otherwise certificates are issued for a cohort at once, by an officer."),
    )
    needs_two_people = models.BooleanField(_("two people: one prepares, another approves"), default=False)
    sealer = models.CharField(_("seal"), max_length=10, choices=Sealer.choices, default=Sealer.OWN)
    number_scope = models.CharField(_("numbers count"), max_length=10, choices=Scope.choices, default=Scope.AGENCY)
    expiring_days = models.PositiveSmallIntegerField(
        _("days before its end in which a certificate counts as expiring"), default=90
    )

    class Meta:
        verbose_name = _("issuing policy")
        verbose_name_plural = _("issuing policies")
        constraints = [
            # The agencies are told apart by their own field; this one keeps the common policy single.
            models.UniqueConstraint(Coalesce("agency", Value(0)), name="policy_once_per_agency"),
            models.CheckConstraint(
                condition=Q(needs_two_people=False) | Q(is_automatic=False), name="policy_two_people_need_a_batch"
            ),
        ]

    def __str__(self):
        return str(self.agency or _("all agencies"))


class GradingScale(models.Model):
    """The bands (predikat) that a final score falls into, by version; without an agency it serves all of them.

    `bands` are [{"from": "90.01", "name": "Sangat Memuaskan"}, …] from the highest down, of scores out of 100.
    """

    name = models.CharField(_("name"), max_length=80)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    basis = models.CharField(_("legal basis"), max_length=255, blank=True)
    agency = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="grading_scales",
        verbose_name=_("agency"),
    )
    bands = models.JSONField(_("bands"))
    valid_from = models.DateField(_("valid from"))

    class Meta:
        ordering = ["name", "-version"]
        verbose_name = _("grading scale")
        verbose_name_plural = _("grading scales")
        constraints = [models.UniqueConstraint(fields=["name", "version"], name="grading_scale_version_once")]

    def __str__(self):
        return f"{self.name} v{self.version}"

    def bands_in_words(self):
        """ "90,01 Sangat Memuaskan; 80,01 Memuaskan", for people to read."""
        return "; ".join(f"{localize(Decimal(band['from']))} {band['name']}" for band in self.bands)

    bands_in_words.short_description = _("bands")


class IssuingBatch(models.Model):
    """The certificates of a cohort, issued together: prepared, approved where the agency asks for it, worked off."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("waits for approval")
        RUNNING = "running", _("being issued")
        PAUSED = "paused", _("paused")
        DONE = "done", _("done")
        CANCELLED = "cancelled", _("cancelled")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey(
        "courses.Cohort", on_delete=models.PROTECT, related_name="issuing_batches", verbose_name=_("cohort")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PREPARED)
    prepared_at = models.DateTimeField(_("prepared at"))
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("prepared by")
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("approved by")
    )
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=255, blank=True)

    class Meta:
        ordering = ["-prepared_at"]
        verbose_name = _("batch of certificates")
        verbose_name_plural = _("batches of certificates")
        constraints = [
            models.UniqueConstraint(
                fields=["cohort"],
                condition=Q(state__in=["prepared", "running", "paused"]),
                name="issuing_batch_one_open_per_cohort",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="issuing_batch_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["prepared", "cancelled"]) | Q(approved_at__isnull=False),
                name="issuing_batch_runs_when_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(approved_at__gte=F("prepared_at")),
                name="issuing_batch_approved_after_prepared",
            ),
        ]

    def __str__(self):
        return f"{self.cohort_id} {self.prepared_at:%Y-%m-%d}"


class BatchLine(models.Model):
    """One enrolment of a batch: what became of it, or what stands in its way."""

    batch = models.ForeignKey(IssuingBatch, on_delete=models.PROTECT, related_name="lines")
    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.PROTECT, related_name="+")
    certificate = models.OneToOneField(
        Certificate, on_delete=models.PROTECT, null=True, blank=True, related_name="batch_line"
    )
    problem = models.CharField(_("what stands in the way"), max_length=500, blank=True)

    class Meta:
        ordering = ["batch", "pk"]
        verbose_name = _("line of a batch")
        verbose_name_plural = _("lines of batches")
        constraints = [
            models.UniqueConstraint(fields=["batch", "enrolment"], name="batch_line_once"),
            models.CheckConstraint(condition=Q(certificate=None) | Q(problem=""), name="batch_line_issued_or_not"),
        ]

    def __str__(self):
        return f"{self.batch_id}/{self.enrolment_id}"
