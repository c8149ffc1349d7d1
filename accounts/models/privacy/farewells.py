from django.db import models
from django.utils.translation import gettext_lazy as _


class Farewell(models.Model):
    """The mail that tells somebody of their erasure, until it is sent: nothing else knows the address any more."""

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=150)
    asked_at = models.DateTimeField(_("asked at"))

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("mail about an erasure")
        verbose_name_plural = _("mails about erasures")

    def __str__(self):
        return f"Farewell {self.pk}"
