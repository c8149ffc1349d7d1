import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def private_storage():
    return storages["private"]


def stored_name(batch, filename):
    """Never the sender's own name: it would reach the disk."""
    return f"imports/{batch.public_id}"


class ImportBatch(models.Model):
    """One file of people or units: sent, checked, applied as a whole or not at all, and undone again if need be."""

    class Kind(models.TextChoices):
        PEOPLE = "people", _("people")
        UNITS = "units", _("units")

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("waiting to be checked")
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked")
        APPLYING = "applying", _("being applied")
        APPLIED = "applied", _("applied")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")
        FAILED = "failed", _("file can't be read")
        DISCARDED = "discarded", _("discarded")

    class Notice(models.TextChoices):
        """Why the batch waits here once more."""

        NONE = "", ""
        DATA_CHANGED = "data_changed", _("The data have changed since the check, so the file was checked again.")
        INTERRUPTED = "interrupted", _("The work was interrupted. Nothing has been changed; start it again.")
        OUT_OF_REACH = "out_of_reach", _("The person who applied it no longer serves this unit.")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    unit = models.ForeignKey("accounts.OrgUnit", on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    file = models.FileField(_("file"), storage=private_storage, upload_to=stored_name, blank=True)
    file_name = models.CharField(_("file name"), max_length=150)
    checksum = models.CharField(_("SHA-256 of the file"), max_length=64)
    is_complete_list = models.BooleanField(_("complete list"), default=False)
    ending = models.CharField(_("reason for those who are missing"), max_length=16, blank=True)  # Employment.Ending
    effective_on = models.DateField(_("holds from"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.UPLOADED)
    notice = models.CharField(max_length=16, choices=Notice.choices, blank=True)
    problem = models.JSONField(default=dict, blank=True)  # code and params: why the whole file, or undoing, failed
    unknown_headings = models.JSONField(default=list, blank=True)
    counts = models.JSONField(default=dict, blank=True)  # rows by outcome; "same" has no rows of its own
    digest = models.CharField(max_length=64, blank=True)  # of everything that the check found
    seen = models.CharField(max_length=64, blank=True)  # of the data that the check was made against
    run = models.UUIDField(null=True, blank=True)  # which worker's turn it is: an earlier one stops when it notices
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    heard_at = models.DateTimeField(null=True, blank=True)  # last sign of life of the worker
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("sent by")
    )
    uploaded_at = models.DateTimeField(_("sent at"))
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    applied_at = models.DateTimeField(_("applied at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    discarded_at = models.DateTimeField(_("discarded at"), null=True, blank=True)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["checked", "applying", "applied", "undoing", "undone"])
                | Q(checked_at__isnull=False) & ~Q(digest=""),
                name="import_checked_has_result",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["applied", "undoing", "undone"], applied_at__isnull=False)
                | ~Q(state__in=["applied", "undoing", "undone"]) & Q(applied_at__isnull=True),
                name="import_applied_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state="undone", undone_at__isnull=False) | ~Q(state="undone") & Q(undone_at__isnull=True),
                name="import_undone_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state="discarded", discarded_at__isnull=False)
                | ~Q(state="discarded") & Q(discarded_at__isnull=True),
                name="import_discarded_has_time",
            ),
            models.CheckConstraint(
                condition=Q(is_complete_list=False) | Q(kind="units") | ~Q(ending=""),
                name="import_complete_list_says_why_left",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["checking", "applying", "undoing"])
                | Q(run__isnull=False, heard_at__isnull=False),
                name="import_at_work_has_worker",
            ),
        ]

    def __str__(self):
        return self.file_name

    @property
    def is_at_work(self):
        return self.state in (self.State.UPLOADED, self.State.CHECKING, self.State.APPLYING, self.State.UNDOING)

    @property
    def errors(self):
        return self.counts.get("error", 0)

    @property
    def changes(self):
        return sum(self.counts.get(outcome, 0) for outcome in ImportRow.CHANGES)

    @property
    def can_be_applied(self):
        return self.state == self.State.CHECKED and not self.errors and self.changes > 0

    @property
    def can_be_discarded(self):
        return self.state in (self.State.UPLOADED, self.State.CHECKED, self.State.FAILED)


class ImportRow(models.Model):
    """What a row of the file does, if it does anything or has something wrong."""

    class Outcome(models.TextChoices):
        ERROR = "error", _("with errors")
        NEW = "new", _("new")
        MOVED = "moved", _("moved")
        CHANGED = "changed", _("changed")
        LEFT = "left", _("left")

    CHANGES = ("new", "moved", "changed", "left")

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"), null=True)  # none for what the file leaves out
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices)
    name = models.CharField(_("name"), max_length=200, blank=True)
    label = models.CharField(_("NIP, NI PPPK or code"), max_length=60, blank=True)
    differences = models.JSONField(default=dict, blank=True)  # {column: [before, after]}
    problems = models.JSONField(default=list, blank=True)  # [{column, code, params}], errors and warnings
    is_warned = models.BooleanField(default=False)
    plan = models.JSONField(default=dict, blank=True)  # what applying does, by primary keys

    class Meta:
        ordering = ["number", "pk"]
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_once"),
            models.CheckConstraint(
                # Whom the file leaves out has no row in it, also where that is an error.
                condition=Q(outcome="left", number=None)
                | Q(outcome="error")
                | ~Q(outcome="left") & Q(number__isnull=False),
                name="import_row_number_unless_left",
            ),
            models.CheckConstraint(condition=~Q(outcome="error") | ~Q(problems=[]), name="import_row_error_says_why"),
        ]
        indexes = [models.Index(fields=["batch", "outcome", "number"], name="import_row_outcome")]

    def __str__(self):
        return f"{self.number}: {self.outcome}"


class ImportEffect(models.Model):
    """What applying did to one person or unit, for undoing it."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="effects")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    unit = models.ForeignKey("accounts.OrgUnit", on_delete=models.CASCADE, null=True, related_name="+")
    details = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=32, blank=True)  # of the state afterwards: a later change shows

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, unit__isnull=False) | Q(person__isnull=False, unit=None),
                name="import_effect_on_one_thing",
            )
        ]

    def __str__(self):
        return f"Effect {self.pk} of {self.batch_id}"
