import datetime
import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models.organisation import OrgUnit
from accounts.querysets import reached

# 3 × 24 hours for access, correction, withdrawal and restriction (articles 30, 32, 40, 41).
TIME_TO_ANSWER = datetime.timedelta(hours=72)


def private_storage():
    return storages["private"]


class DataRequestQuerySet(models.QuerySet):
    def within_power(self, user, power):
        """The requests of people in the units that this user's `power` reaches; never one's own."""
        return reached(self, user, power, "unit").exclude(person=user.pk)

    def open(self):
        return self.filter(status__in=DataRequest.OPEN)


class DataRequest(models.Model):
    """What a person asks for about their data (articles 5 to 13). It is answered within 3 × 24 hours."""

    class Kind(models.TextChoices):
        ACCESS = "access", _("See or receive a copy of my data")
        CORRECTION = "correction", _("Correct my data")
        RESTRICTION = "restriction", _("Restrict the use of my data")
        ERASURE = "erasure", _("Erase my data")
        OBJECTION = "objection", _("Object to a use or withdraw consent")

    class Status(models.TextChoices):
        RECEIVED = "received", _("received")
        IN_PROGRESS = "in_progress", _("in progress")
        DONE = "done", _("done")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Refusal(models.TextChoices):
        LEGAL_DUTY = (
            "legal_duty",
            _("A law obliges the agency to keep or use the data (articles 15(1)(c) and 20(2)(c))"),
        )
        SAFETY = "safety", _("It would endanger the safety or the health of someone (article 33(a))")
        OTHERS = "others", _("It would disclose personal data of someone else (article 33(b))")
        NATIONAL_INTEREST = "national_interest", _("It is against defence or national security (article 33(c))")
        LAW_ENFORCEMENT = "law_enforcement", _("Law enforcement needs the data (article 15(1)(b))")
        UNFOUNDED = "unfounded", _("The data is right as it is")
        NOT_HELD = "not_held", _("The platform does not hold the data")

    OPEN = (Status.RECEIVED, Status.IN_PROGRESS)
    CLOSED = (Status.DONE, Status.REFUSED, Status.WITHDRAWN)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="data_requests", verbose_name=_("person")
    )
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    wish = models.TextField(_("what is asked for"), max_length=2000)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.RECEIVED)
    received_at = models.DateTimeField(_("received at"))
    due_at = models.DateTimeField(_("answer due at"))
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    refusal = models.CharField(_("reason of refusal"), max_length=20, choices=Refusal.choices, blank=True)
    told_status = models.CharField(_("status last told by mail"), max_length=12, choices=Status.choices, blank=True)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = _("data request")
        verbose_name_plural = _("data requests")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(status__in=["received", "in_progress"]),
                name="data_request_one_open_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["received", "in_progress"], closed_at=None)
                | Q(status__in=["done", "refused", "withdrawn"], closed_at__isnull=False),
                name="data_request_closed_has_its_time",
            ),
            models.CheckConstraint(
                condition=(Q(status="refused") & ~Q(refusal="") & ~Q(answer=""))
                | (~Q(status="refused") & Q(refusal="")),
                name="data_request_refused_with_reason",
            ),
            models.CheckConstraint(condition=~Q(status="done") | ~Q(answer=""), name="data_request_done_with_answer"),
            models.CheckConstraint(condition=Q(due_at__gt=F("received_at")), name="data_request_due_after_received"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("received_at")),
                name="data_request_closed_after_received",
            ),
        ]
        indexes = [models.Index(fields=["status", "due_at"], name="data_request_queue")]

    def __str__(self):
        return f"{self.get_kind_display()}, {date_format(timezone.localtime(self.received_at))}"

    @property
    def is_open(self):
        return self.status in self.OPEN

    def is_overdue(self, at):
        return self.is_open and at > self.due_at


class DataExport(models.Model):
    """A copy of a person's data as a file, made in the background and deleted when it expires."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="data_exports")
    language = models.CharField(_("language"), max_length=5)
    asked_at = models.DateTimeField(_("asked for at"))
    made_at = models.DateTimeField(_("made at"), null=True, blank=True)
    expires_at = models.DateTimeField(_("expires at"))
    file = models.FileField(_("file"), max_length=200, storage=private_storage, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("copy of one's data")
        verbose_name_plural = _("copies of one's data")
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(made_at=None), name="data_export_one_being_made"),
            models.CheckConstraint(
                condition=Q(made_at=None, file="", size=0) | (Q(made_at__isnull=False) & ~Q(file="")),
                name="data_export_made_has_file",
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("asked_at")), name="data_export_expires_later"),
        ]

    def __str__(self):
        return f"Export {self.public_id}"
