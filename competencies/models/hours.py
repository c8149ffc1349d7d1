import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Employment
from competencies.models.ledger import LedgerRow
from competencies.models.training_forms import TrainingForm
from competencies.querysets import HoursCreditQuerySet, HoursRuleQuerySet, HoursTargetQuerySet


class HoursRule(models.Model):
    """How activities count as lesson hours (JP), by version; a credit keeps the version it was given under.

    An agency's own rule goes before the national one for its people. What one form of training counts stands in
    `conversions`.
    """

    agency = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hours_rules",
        verbose_name=_("agency"),
        help_text=_("Leave empty for a rule of the whole nation."),
    )
    version = models.PositiveSmallIntegerField(_("version"))
    name = models.CharField(_("name"), max_length=120)
    basis = models.CharField(_("legal basis"), max_length=255)
    minutes_per_hour = models.PositiveSmallIntegerField(_("minutes in one lesson hour"), default=45)
    caps_courses_by_day = models.BooleanField(
        _("courses on this site count day by day"),
        default=False,
        help_text=_("Then a course of the form e-learning gives no more hours than its days of study allow."),
    )
    valid_from = models.DateField(_("valid from"))

    objects = HoursRuleQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "-version"]
        verbose_name = _("lesson hour rule")
        verbose_name_plural = _("lesson hour rules")
        constraints = [
            models.CheckConstraint(condition=Q(minutes_per_hour__gte=1), name="hours_rule_minutes_positive"),
            models.UniqueConstraint(fields=["agency", "version"], name="hours_rule_version_once_per_agency"),
            models.UniqueConstraint(
                fields=["version"], condition=Q(agency=None), name="hours_rule_version_once_nationally"
            ),
        ]

    def __str__(self):
        return f"{self.name} (v{self.version})"


class HoursConversion(models.Model):
    """What one form of training counts under a rule, inland and abroad; the row of the regulation's table.

    The ceilings are in lesson hours a day, and in occasions a calendar month.
    """

    class Measure(models.TextChoices):
        MINUTES = "minutes", _("by its minutes")
        DAY = "day", _("per day")
        OCCASION = "occasion", _("per occasion")
        SEMESTER = "semester", _("per semester")

    rule = models.ForeignKey(HoursRule, on_delete=models.CASCADE, related_name="conversions")
    form = models.ForeignKey(TrainingForm, on_delete=models.PROTECT, related_name="+", verbose_name=_("form"))
    measure = models.CharField(_("counted"), max_length=10, choices=Measure.choices)
    hours = models.PositiveSmallIntegerField(_("JP each"), null=True, blank=True)
    hours_abroad = models.PositiveSmallIntegerField(_("JP each, international"), null=True, blank=True)
    percent_abroad = models.PositiveSmallIntegerField(_("extra for international ones, in percent"), default=0)
    daily_ceiling = models.PositiveSmallIntegerField(_("JP a day at most"), null=True, blank=True)
    daily_ceiling_abroad = models.PositiveSmallIntegerField(_("JP a day at most, international"), null=True, blank=True)
    occasions_a_month = models.PositiveSmallIntegerField(_("occasions a month at most"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=255, blank=True)

    class Meta:
        ordering = ["rule", "form"]
        verbose_name = _("conversion into JP")
        verbose_name_plural = _("conversions into JP")
        constraints = [
            models.UniqueConstraint(fields=["rule", "form"], name="conversion_once_per_form"),
            models.CheckConstraint(
                condition=Q(measure="minutes", hours=None) | (~Q(measure="minutes") & Q(hours__gte=1)),
                name="conversion_by_minutes_or_each",
            ),
        ]

    def __str__(self):
        return f"{self.form_id} under {self.rule_id}"


class HoursCredit(LedgerRow):
    """A line of a person's lesson-hour (JP) ledger. Taking back is a new line with negative hours.

    `reckoning` is what `competencies.lesson_hours.counting` found when it was written: steps in order, each with a
    code and the figures that its sentence needs.
    """

    class Source(models.TextChoices):
        COURSE = "course", _("course")
        EXTERNAL = "external", _("training elsewhere")
        CORRECTION = "correction", _("correction")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="hours_credits")
    hours = models.DecimalField(_("lesson hours"), max_digits=6, decimal_places=2)
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("activity"), max_length=255)
    source_kind = models.CharField(_("source"), max_length=20, choices=Source.choices)
    source_key = models.UUIDField(_("source key"))
    rule = models.ForeignKey(HoursRule, on_delete=models.PROTECT, related_name="+")
    form = models.ForeignKey(
        TrainingForm,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("form of training"),
    )
    started_on = models.DateField(_("first day of the activity"), null=True, blank=True)
    ended_on = models.DateField(_("last day of the activity"), null=True, blank=True)
    reckoning = models.JSONField(_("how the figure came about"), default=dict, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    earned_at = models.DateTimeField(_("earned at"))
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    reverses = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reversed_by",
    )
    reason = models.CharField(_("reason"), max_length=255, blank=True)

    objects = HoursCreditQuerySet.as_manager()

    class Meta:
        ordering = ["-earned_at", "-pk"]
        verbose_name = _("lesson hours")
        verbose_name_plural = _("lesson hours")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "source_kind", "source_key"],
                condition=Q(reverses=None),
                name="hours_credited_once_per_source",
            ),
            models.CheckConstraint(
                condition=Q(reverses=None, hours__gt=0) | Q(reverses__isnull=False, hours__lt=0),
                name="hours_negative_only_when_reversing",
            ),
            models.CheckConstraint(
                condition=Q(reverses=None) | ~Q(reason=""),
                name="hours_reversed_with_reason",
            ),
            # SQLite would store a longer figure than the column can be read back from.
            models.CheckConstraint(condition=Q(hours__gt=-10_000, hours__lt=10_000), name="hours_fit_the_ledger"),
        ]
        indexes = [models.Index(fields=["person", "year"], name="hours_person_year")]

    def __str__(self):
        return f"{self.hours} JP of {self.person_id} in {self.year}"


class HoursTarget(models.Model):
    """Lesson hours to reach in a year, by employment status; without an agency it holds nationally."""

    agency = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hours_targets",
        verbose_name=_("agency"),
        help_text=_("Leave empty for a target of the whole nation."),
    )
    status = models.CharField(_("status"), max_length=8, choices=Employment.Status.choices)
    year = models.PositiveSmallIntegerField(_("first year it holds"))
    hours = models.PositiveSmallIntegerField(_("lesson hours"))
    is_ceiling = models.BooleanField(
        _("is a ceiling"),
        default=False,
        help_text=_("PP 49/2018 gives PPPK at most this many hours, where PP 11/2017 gives PNS at least."),
    )
    basis = models.CharField(_("legal basis"), max_length=255)

    objects = HoursTargetQuerySet.as_manager()

    class Meta:
        ordering = ["status", "-year"]
        verbose_name = _("lesson hour target")
        verbose_name_plural = _("lesson hour targets")
        constraints = [
            models.UniqueConstraint(fields=["agency", "status", "year"], name="hours_target_once_per_agency"),
            models.UniqueConstraint(
                fields=["status", "year"], condition=Q(agency=None), name="hours_target_once_nationally"
            ),
            models.CheckConstraint(condition=Q(hours__gte=1), name="hours_target_from_1"),
        ]

    def __str__(self):
        return f"{self.status} {self.year}: {self.hours} JP"

    def clean(self):
        if self.agency_id and not self.agency.is_root():
            raise ValidationError({"agency": _("Choose an agency, not one of its units.")})
