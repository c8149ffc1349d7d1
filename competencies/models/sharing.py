import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def new_token():
    return secrets.token_urlsafe(24)


class ProfileShare(models.Model):
    """A secret address under which a person shows their digital CV for a while; `sections` are what it shows."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile_shares")
    token = models.CharField(max_length=40, unique=True, default=new_token)
    label = models.CharField(_("for whom the link is"), max_length=80, blank=True)
    sections = models.JSONField(default=list)
    created_at = models.DateTimeField(_("created at"))
    expires_at = models.DateTimeField(_("works until"))
    withdrawn_at = models.DateTimeField(_("link withdrawn at"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("link to a digital CV")
        verbose_name_plural = _("links to digital CVs")
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="profile_share_expires_later"),
        ]

    def __str__(self):
        return f"{self.person_id} until {self.expires_at}"

    def works(self, at):
        return self.withdrawn_at is None and at < self.expires_at
