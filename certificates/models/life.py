import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from certificates.models.certificates import Certificate


def new_token():
    return secrets.token_urlsafe(24)


class CorrectionRequest(models.Model):
    """A holder says that the name as printed is wrong; the issuer decides. An approval issues the certificate anew."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for a decision")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="correction_requests")
    wanted_name = models.CharField(_("name with titles as it should be printed"), max_length=200)
    reason = models.CharField(_("reason"), max_length=500)
    asked_at = models.DateTimeField(_("asked at"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.CharField(_("answer"), max_length=500, blank=True)
    result = models.OneToOneField(
        Certificate, on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by_request"
    )

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("request to correct a certificate")
        verbose_name_plural = _("requests to correct certificates")
        constraints = [
            models.UniqueConstraint(
                fields=["certificate"], condition=Q(state="waiting"), name="correction_one_waiting_per_certificate"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "withdrawn"], decided_at=None, decided_by=None)
                | Q(state__in=["approved", "refused"], decided_at__isnull=False, decided_by__isnull=False),
                name="correction_decided_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(note=""), name="correction_refused_with_reason"),
        ]

    def __str__(self):
        return f"{self.certificate_id}: {self.wanted_name}"


class Disclosure(models.Model):
    """What a holder shows on the public page beyond the public facts; `shown` are names of `life.disclosing`."""

    certificate = models.OneToOneField(Certificate, on_delete=models.CASCADE, related_name="disclosure")
    shown = models.JSONField(default=list)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("choice of what is shown")
        verbose_name_plural = _("choices of what is shown")

    def __str__(self):
        return f"{self.certificate_id}: {self.shown}"


class ShareLink(models.Model):
    """A secret address under which a holder shows more of a certificate for a while."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    certificate = models.ForeignKey(Certificate, on_delete=models.CASCADE, related_name="share_links")
    token = models.CharField(max_length=40, unique=True, default=new_token)
    label = models.CharField(_("for whom the link is"), max_length=80, blank=True)
    shown = models.JSONField(default=list)
    created_at = models.DateTimeField(_("created at"))
    expires_at = models.DateTimeField(_("works until"))
    withdrawn_at = models.DateTimeField(_("link withdrawn at"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("link that expires")
        verbose_name_plural = _("links that expire")
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="share_link_expires_later"),
        ]

    def __str__(self):
        return f"{self.certificate_id} until {self.expires_at}"

    def works(self, at):
        return self.withdrawn_at is None and at < self.expires_at


class ExpiryReminder(models.Model):
    """That the holder was told in time that a certificate ends."""

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="reminders")
    days_before = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()

    class Meta:
        verbose_name = _("reminder of an end")
        verbose_name_plural = _("reminders of ends")
        constraints = [
            models.UniqueConstraint(fields=["certificate", "days_before"], name="expiry_reminder_once"),
        ]

    def __str__(self):
        return f"{self.certificate_id}: {self.days_before}"
