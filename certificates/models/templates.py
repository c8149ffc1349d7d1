from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from certificates.querysets import CertificateTemplateQuerySet
from certificates.storage import private_storage

SHA256 = "^[0-9a-f]{64}$"


class CertificateTemplate(models.Model):
    """How certificates are worded and who signs them, by version; without an agency it serves all of them.

    `layout` is data, never code; `certificates.documents.layout` says what it may hold. A version is never changed.
    """

    name = models.CharField(_("name"), max_length=80)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    agency = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="certificate_templates",
        verbose_name=_("agency"),
    )
    layout = models.JSONField(_("layout"))
    is_current = models.BooleanField(_("used for new certificates"), default=False)

    objects = CertificateTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["name", "-version"]
        verbose_name = _("certificate template")
        verbose_name_plural = _("certificate templates")
        constraints = [
            models.UniqueConstraint(fields=["name", "version"], name="certificate_template_version_once"),
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(is_current=True),
                name="certificate_template_one_current_per_agency",
            ),
            models.UniqueConstraint(
                fields=["is_current"],
                condition=Q(is_current=True, agency=None),
                name="certificate_template_one_common_current",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="certificate_template_version_from_1"),
        ]

    def __str__(self):
        return f"{self.name} v{self.version}"


class LayoutImage(models.Model):
    """A picture that layouts name by the SHA-256 of its bytes, so that what was printed can be printed again."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=120)
    file = models.FileField(_("picture"), max_length=200, storage=private_storage)
    width = models.PositiveIntegerField(_("width in pixels"))
    height = models.PositiveIntegerField(_("height in pixels"))
    uploaded_at = models.DateTimeField(_("uploaded at"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("uploaded by")
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("picture of layouts")
        verbose_name_plural = _("pictures of layouts")
        constraints = [models.CheckConstraint(condition=Q(sha256__regex=SHA256), name="layout_image_sha256")]

    def __str__(self):
        return self.name
