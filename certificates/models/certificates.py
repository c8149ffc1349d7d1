import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from certificates import codes, numbering
from certificates.querysets import CertificateQuerySet, CertificateTemplateQuerySet


def private_storage():
    return storages["private"]


def validate_pattern(pattern):
    try:
        numbering.check_pattern(pattern)
    except numbering.MalformedPattern as error:
        raise ValidationError(
            _("Check %(part)s. Only the tokens listed here may be used, and {urut} and {tahun} must be."),
            code="pattern",
            params={"part": error},
        ) from None


class CertificateTemplate(models.Model):
    """How certificates are worded and who signs them, by version; without an agency it serves all of them.

    `layout` is data, never code; `certificates.snapshot` says which keys it has and copies them.
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


class NumberSeries(models.Model):
    """A gap-free counter of certificate numbers for one issuing agency and year."""

    agency = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        related_name="number_series",
        verbose_name=_("agency"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    pattern = models.CharField(
        _("pattern"),
        max_length=120,
        default=numbering.DEFAULT_PATTERN,
        validators=[validate_pattern],
        help_text=_(
            "Tokens: {klasifikasi} {urut} {urut:5} {instansi} {kode} {bulan} {bulan_romawi} {tahun}. "
            "Example: {klasifikasi}/{urut:5}/{instansi}/{bulan_romawi}/{tahun}"
        ),
    )
    classification = models.CharField(_("archive classification"), max_length=20, default="893.3")
    agency_code = models.CharField(_("agency in the number"), max_length=40)
    last = models.PositiveIntegerField(_("last number given"), default=0)

    class Meta:
        ordering = ["agency", "-year"]
        verbose_name = _("number series")
        verbose_name_plural = _("number series")
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="number_series_once_per_year"),
            # Two agencies with the same code would print the same number twice.
            models.UniqueConstraint(fields=["agency_code", "year"], name="number_series_agency_code_once_per_year"),
        ]

    def __str__(self):
        return f"{self.agency_code} {self.year}"


class Certificate(models.Model):
    """An issued certificate. `snapshot` holds every printed fact; nothing printed is looked up again."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("verification code"), max_length=12, unique=True, default=codes.new_code)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="certificates",
        verbose_name=_("holder"),
    )
    enrolment = models.OneToOneField("courses.Enrolment", on_delete=models.PROTECT, related_name="certificate")
    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="certificates")
    sequence = models.PositiveIntegerField(_("sequence in its series"))
    number = models.CharField(_("number"), max_length=200)
    template = models.ForeignKey(CertificateTemplate, on_delete=models.PROTECT, related_name="+")
    snapshot = models.JSONField()
    issued_at = models.DateTimeField(_("issued at"))
    pdf = models.FileField(_("PDF"), max_length=200, storage=private_storage, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    pdf_size = models.PositiveIntegerField(_("size in bytes"), default=0)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = [
            models.UniqueConstraint(fields=["series", "sequence"], name="certificate_sequence_once"),
            # Within its agency: a pattern need not name the agency, and two agencies count alike.
            models.UniqueConstraint(fields=["series", "number"], name="certificate_number_once_per_series"),
            models.CheckConstraint(condition=Q(sequence__gte=1), name="certificate_sequence_from_1"),
            models.CheckConstraint(condition=Q(code__regex=codes.PATTERN), name="certificate_code_well_formed"),
            models.CheckConstraint(
                condition=Q(pdf="", pdf_sha256="", pdf_size=0)
                | (~Q(pdf="") & Q(pdf_sha256__regex="^[0-9a-f]{64}$", pdf_size__gt=0)),
                name="certificate_pdf_with_its_hash",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def is_rendered(self):
        return bool(self.pdf)

    @property
    def is_valid(self):
        """Ask only of certificates loaded with `select_related("revocation")`."""
        return not hasattr(self, "revocation")

    @property
    def grouped_code(self):
        return codes.grouped(self.code)


class Revocation(models.Model):
    """Why a certificate no longer holds. The certificate and its number stay on record."""

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="revocation")
    reason = models.CharField(_("reason"), max_length=255)
    revoked_at = models.DateTimeField(_("revoked at"))
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("revocation")
        verbose_name_plural = _("revocations")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="revocation_has_reason")]

    def __str__(self):
        return f"Revocation of {self.certificate_id}"
