import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """Who did what, to whom, from where and why. Added to, never changed; sealing chains each entry to the one before.

    People, units and things are named by their public ids and copied names, never by foreign keys: an entry
    outlives what it tells of.
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
    changes = models.JSONField(_("details"), default=dict, blank=True)
    address = models.GenericIPAddressField(_("from address"), null=True, blank=True)
    origin = models.CharField(_("from"), max_length=100, blank=True)
    sequence = models.PositiveBigIntegerField(_("number in the chain"), null=True, blank=True, unique=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        indexes = [
            models.Index(fields=["subject_id", "at"], name="audit_subject"),
            models.Index(fields=["actor_id", "at"], name="audit_actor"),
            models.Index(fields=["unit_id", "at"], name="audit_unit"),
            models.Index(fields=["action", "at"], name="audit_action"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"
