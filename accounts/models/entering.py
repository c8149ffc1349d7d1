import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ActivationCodeQuerySet(models.QuerySet):
    def open(self, at):
        return self.filter(used_at=None, voided_at=None, expires_at__gt=at)

    def over_before(self, moment):
        return self.filter(Q(used_at__lt=moment) | Q(voided_at__lt=moment) | Q(expires_at__lt=moment))


class CodeSheet(models.Model):
    """One printing of one-time codes for the people of a unit. The codes themselves are only on the paper."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey("accounts.OrgUnit", on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("code sheet")
        verbose_name_plural = _("code sheets")

    def __str__(self):
        return f"Code sheet {self.public_id}"


class ActivationCode(models.Model):
    """A one-time code that, with the person's number, opens an account that has no password yet. Kept as a digest."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sheet = models.ForeignKey(CodeSheet, on_delete=models.CASCADE, related_name="codes", verbose_name=_("code sheet"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="activation_codes",
        verbose_name=_("person"),
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("made at"))
    expires_at = models.DateTimeField(_("expires at"))
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)
    voided_at = models.DateTimeField(_("voided at"), null=True, blank=True)
    failed_attempts = models.PositiveIntegerField(_("failed attempts"), default=0)

    objects = ActivationCodeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("activation code")
        verbose_name_plural = _("activation codes")
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(used_at=None, voided_at=None), name="activation_code_one_open"
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(voided_at=None), name="activation_code_used_or_voided"
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="activation_code_expires_later"),
        ]

    def __str__(self):
        return f"Activation code of {self.user}"


class Invitation(models.Model):
    """A link by mail to somebody who has no password yet: asked for by an officer, sent by a task."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("person")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"))
    claimed_at = models.DateTimeField(_("taken up at"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("activation mail")
        verbose_name_plural = _("activation mails")
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(sent_at=None), name="invitation_one_waiting"),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(claimed_at__isnull=False), name="invitation_sent_was_taken_up"
            ),
        ]

    def __str__(self):
        return f"Activation mail to {self.user}"
