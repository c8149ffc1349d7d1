import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.organisation import Employment, OrgUnit
from accounts.powers import Power
from accounts.querysets import within


class AuditEntryIsFinal(Exception):
    """Entries of the trail are added and sealed, never changed or deleted."""


class AuditEntryQuerySet(models.QuerySet):
    def update(self, **fields):
        raise AuditEntryIsFinal("Audit entries cannot be changed.")

    def delete(self):
        raise AuditEntryIsFinal("Audit entries cannot be deleted.")

    def unsealed(self):
        return self.filter(sequence=None)

    def sealed(self):
        """In the order of the chain, which is not that of the ids: an entry may be committed late."""
        return self.exclude(sequence=None).order_by("sequence")

    def visible_to(self, user):
        """Entries about units that an auditor serves and about people who are or were employed there."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        units = user.units_with(Power.SEE_AUDIT)
        of_unit = OrgUnit.objects.filter(within("", units), public_id=OuterRef("unit_id"))
        of_subject = Employment.objects.filter(within("unit", units), user__public_id=OuterRef("subject_id"))
        return self.filter(Exists(of_unit) | Exists(of_subject))

    def newest_first(self):
        return self.order_by("-at", "-pk")

    def older_than(self, entry):
        """What follows `entry` in a list with the newest first."""
        # The first condition says nothing new; it lets the database begin in the middle of an index.
        return self.filter(Q(at__lt=entry.at) | Q(at=entry.at, pk__lt=entry.pk), at__lte=entry.at)


class AuditEntry(models.Model):
    """Who did what, to whom, from where and why. Added to, never changed; sealing chains each entry to the one before.

    People, units and things are named by their public ids and copied names, never by foreign keys: an entry
    outlives what it tells of. Triggers in the database refuse changes as well.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now)
    action = models.CharField(_("action"), max_length=60)
    actor_id = models.UUIDField(_("by (id)"), null=True, blank=True)
    actor_name = models.CharField(_("by"), max_length=150, blank=True)
    subject_id = models.UUIDField(_("on (id)"), null=True, blank=True)
    subject_name = models.CharField(_("on"), max_length=150, blank=True)
    unit_id = models.UUIDField(_("unit (id)"), null=True, blank=True)
    target = models.CharField(_("thing"), max_length=200, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    changes = models.JSONField(_("details"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    address = models.GenericIPAddressField(_("from address"), null=True, blank=True)
    origin = models.CharField(_("from"), max_length=100, blank=True)
    sequence = models.PositiveBigIntegerField(_("number in the chain"), null=True, blank=True, unique=True)
    digest = models.CharField(max_length=64, blank=True)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        constraints = [
            models.CheckConstraint(
                condition=Q(sequence=None, digest="") | Q(~Q(digest=""), sequence__isnull=False),
                name="audit_sealed_with_number_and_digest",
            )
        ]
        indexes = [
            models.Index(fields=["subject_id", "at"], name="audit_subject"),
            models.Index(fields=["actor_id", "at"], name="audit_actor"),
            models.Index(fields=["unit_id", "at"], name="audit_unit"),
            models.Index(fields=["action", "at"], name="audit_action"),
            models.Index(fields=["at", "id"], name="audit_at"),
            models.Index(fields=["id"], condition=Q(sequence=None), name="audit_unsealed"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AuditEntryIsFinal("Audit entries cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AuditEntryIsFinal("Audit entries cannot be deleted.")

    @property
    def is_sealed(self):
        return self.sequence is not None


class AuditHead(models.Model):
    """The end of the chain, one row. It shows when the last entries are missing, and who locks it alone seals."""

    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("end of the audit trail")
        verbose_name_plural = _("end of the audit trail")
        constraints = [models.CheckConstraint(condition=Q(id=1), name="audit_head_is_one")]

    def __str__(self):
        return f"{self.sequence} {self.digest}"
