import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models.organisation import OrgUnit
from accounts.models.privacy.activities import DataCategory
from accounts.querysets import reached

# The notice in writing to the people and to the agency (article 46(1)).
TIME_TO_TELL = datetime.timedelta(hours=72)


class BreachIncidentQuerySet(models.QuerySet):
    def within_power(self, user, power):
        return reached(self, user, power, "unit")


class BreachIncident(models.Model):
    """A failure to protect personal data, with what article 46(2) wants in the notice: what, when and how, measures."""

    class Status(models.TextChoices):
        OPEN = "open", _("being dealt with")
        NOTIFIED = "notified", _("notice given")
        CLOSED = "closed", _("closed")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit concerned"))
    title = models.CharField(_("title"), max_length=150)
    happened_at = models.DateTimeField(_("happened at"))
    found_at = models.DateTimeField(_("found at"))
    due_at = models.DateTimeField(_("notice due at"))
    data_categories = models.ManyToManyField(DataCategory, related_name="+", verbose_name=_("data that was disclosed"))
    cause = models.TextField(_("how it happened"), max_length=4000)
    measures = models.TextField(_("what was done and will be done"), max_length=4000)
    advice = models.TextField(_("what the people can do"), max_length=2000, blank=True)
    people_count = models.PositiveIntegerField(_("number of people"))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.OPEN)
    agency_told_at = models.DateTimeField(_("agency for data protection told at"), null=True, blank=True)
    people_told_at = models.DateTimeField(_("mailing to the people started at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = BreachIncidentQuerySet.as_manager()

    class Meta:
        ordering = ["-found_at", "-pk"]
        verbose_name = _("data breach")
        verbose_name_plural = _("data breaches")
        constraints = [
            models.CheckConstraint(condition=Q(found_at__gte=F("happened_at")), name="breach_found_after_it_happened"),
            models.CheckConstraint(condition=Q(due_at__gt=F("found_at")), name="breach_due_after_found"),
            models.CheckConstraint(
                condition=Q(status="closed", closed_at__isnull=False) | (~Q(status="closed") & Q(closed_at=None)),
                name="breach_closed_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="notified") | Q(agency_told_at__isnull=False),
                name="breach_notified_told_the_agency",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_closed(self):
        return self.status == self.Status.CLOSED

    def is_overdue(self, at):
        return self.status == self.Status.OPEN and at > self.due_at


class BreachSubject(models.Model):
    """A person whose data the breach disclosed, and when they were told."""

    class Channel(models.TextChoices):
        MAIL = "mail", _("e-mail")
        LETTER = "letter", _("letter")

    incident = models.ForeignKey(BreachIncident, on_delete=models.CASCADE, related_name="subjects")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField(_("told at"), null=True, blank=True)
    channel = models.CharField(_("told by"), max_length=8, choices=Channel.choices, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("person affected by a breach")
        verbose_name_plural = _("people affected by breaches")
        constraints = [
            models.UniqueConstraint(fields=["incident", "user"], name="breach_subject_once"),
            models.CheckConstraint(
                condition=Q(told_at=None, channel="") | (Q(told_at__isnull=False) & ~Q(channel="")),
                name="breach_subject_told_by_something",
            ),
        ]

    def __str__(self):
        return f"{self.user_id} in {self.incident_id}"
