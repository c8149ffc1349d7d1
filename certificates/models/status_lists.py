from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from certificates.models.keys import Issuer

LENGTH = 131_072  # bits, the least that Bitstring Status List allows, so that a place tells nothing about its holder


class StatusList(models.Model):
    """A signed list of one bit for each certificate: set once it is revoked or superseded.

    The place of the n-th certificate is (multiplier × n + offset) mod 131,072, so places do not tell the order.
    """

    issuer = models.ForeignKey(Issuer, on_delete=models.PROTECT, related_name="status_lists", verbose_name=_("issuer"))
    number = models.PositiveIntegerField(_("number"))
    multiplier = models.PositiveIntegerField(editable=False)
    offset = models.PositiveIntegerField(editable=False)
    used = models.PositiveIntegerField(_("places given"), default=0)
    document = models.TextField(_("signed list"), blank=True)
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)
    valid_until = models.DateTimeField(_("valid until"), null=True, blank=True)

    class Meta:
        ordering = ["issuer", "number"]
        verbose_name = _("status list")
        verbose_name_plural = _("status lists")
        constraints = [
            models.UniqueConstraint(fields=["issuer", "number"], name="status_list_number_once"),
            models.CheckConstraint(condition=Q(used__lte=LENGTH), name="status_list_not_overfull"),
            models.CheckConstraint(
                condition=Q(document="", signed_at=None, valid_until=None)
                | (~Q(document="") & Q(signed_at__isnull=False, valid_until__isnull=False)),
                name="status_list_signed_with_dates",
            ),
        ]

    def __str__(self):
        return f"{self.issuer_id}/{self.number}"
