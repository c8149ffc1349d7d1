import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from certificates import codes
from certificates.models.keys import Issuer, SigningKey
from certificates.models.numbers import NumberSeries
from certificates.models.sealers import Sealer
from certificates.models.status_lists import LENGTH, StatusList
from certificates.models.templates import SHA256, CertificateTemplate
from certificates.querysets import CertificateQuerySet
from certificates.storage import private_storage


class Certificate(models.Model):
    """An issued certificate. `snapshot` holds every printed fact; nothing printed is looked up again.

    A corrected certificate is a new row with the same number and the next `revision`, which `replaces` the old one.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("verification code"), max_length=12, unique=True, default=codes.new_code)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="certificates",
        verbose_name=_("holder"),
    )
    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.PROTECT, related_name="certificates")
    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="certificates")
    sequence = models.PositiveIntegerField(_("sequence in its series"), null=True, blank=True)
    number = models.CharField(_("number"), max_length=200)
    manual_reason = models.CharField(_("why the number was given by hand"), max_length=255, blank=True)
    revision = models.PositiveSmallIntegerField(_("revision"), default=0)
    replaces = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("replaces"),
    )
    renews = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="renewals",
        verbose_name=_("renews"),
    )
    template = models.ForeignKey(CertificateTemplate, on_delete=models.PROTECT, related_name="+")
    issuer = models.ForeignKey(
        Issuer, on_delete=models.PROTECT, null=True, related_name="certificates", verbose_name=_("issuer")
    )
    snapshot = models.JSONField()
    issued_at = models.DateTimeField(_("issued at"))
    valid_until = models.DateField(_("last day of validity"), null=True, blank=True)
    status_list = models.ForeignKey(StatusList, on_delete=models.PROTECT, null=True, related_name="certificates")
    status_index = models.PositiveIntegerField(null=True)
    pdf = models.FileField(_("PDF"), max_length=200, storage=private_storage, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    pdf_size = models.PositiveIntegerField(_("size in bytes"), default=0)
    sealer = models.CharField(_("seal"), max_length=10, choices=Sealer.choices, blank=True)
    seal_key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sealed_at = models.DateTimeField(_("sealed at"), null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "revision"], name="certificate_once_per_enrolment"),
            models.UniqueConstraint(fields=["series", "sequence", "revision"], name="certificate_sequence_once"),
            # Within its agency: a pattern need not name the agency, and two agencies count alike.
            models.UniqueConstraint(fields=["series", "number", "revision"], name="certificate_number_once_per_series"),
            models.UniqueConstraint(fields=["status_list", "status_index"], name="certificate_status_place_once"),
            models.CheckConstraint(
                condition=Q(sequence__isnull=False, sequence__gte=1, manual_reason="")
                | (Q(sequence=None) & ~Q(manual_reason="")),
                name="certificate_counted_or_by_hand",
            ),
            models.CheckConstraint(condition=Q(code__regex=codes.PATTERN), name="certificate_code_well_formed"),
            models.CheckConstraint(
                condition=Q(revision=0, replaces=None) | Q(revision__gte=1, replaces__isnull=False),
                name="certificate_revision_replaces",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(replaces=F("id")), name="certificate_replaces_another"
            ),
            models.CheckConstraint(
                condition=Q(status_list=None, status_index=None)
                | Q(status_list__isnull=False, status_index__gte=0, status_index__lt=LENGTH),
                name="certificate_status_place",
            ),
            models.CheckConstraint(
                condition=Q(pdf="", pdf_sha256="", pdf_size=0)
                | (~Q(pdf="") & Q(pdf_sha256__regex=SHA256, pdf_size__gt=0)),
                name="certificate_pdf_with_its_hash",
            ),
            models.CheckConstraint(
                condition=Q(sealer="", sealed_at=None, seal_key=None)
                | (~Q(sealer="") & ~Q(pdf="") & Q(sealed_at__isnull=False)),
                name="certificate_sealed_document",
            ),
        ]
        indexes = [
            # What the sweep looks for; nearly always none.
            models.Index(fields=["issued_at"], condition=Q(pdf=""), name="certificate_awaiting_pdf"),
            models.Index(
                fields=["valid_until"], condition=Q(valid_until__isnull=False), name="certificate_valid_until"
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def is_rendered(self):
        return bool(self.pdf)

    @property
    def is_valid(self):
        """Neither revoked nor superseded. Ask only of certificates loaded `with_fate()`."""
        return not hasattr(self, "revocation") and not hasattr(self, "replaced_by")

    @property
    def is_never_made(self):
        """It fell before its document was made. Ask only of certificates loaded `with_fate()`."""
        return not self.is_rendered and not self.is_valid

    @property
    def grouped_code(self):
        return codes.grouped(self.code)


class Credential(models.Model):
    """The certificate as Open Badges 3.0 credential: its exact signed text, and the same as a JWT."""

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="credential")
    document = models.TextField(_("signed credential"))
    sha256 = models.CharField(max_length=64, unique=True)
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="+", verbose_name=_("key"))
    jwt = models.TextField(_("JWT"))
    jwt_key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="+")
    offline_token = models.CharField(_("what the QR code carries"), max_length=1000, blank=True)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("credential")
        verbose_name_plural = _("credentials")
        constraints = [models.CheckConstraint(condition=Q(sha256__regex=SHA256), name="credential_sha256")]

    def __str__(self):
        return f"Credential of {self.certificate_id}"


class Revocation(models.Model):
    """Why a certificate no longer holds. The certificate and its number stay on record."""

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="revocation")
    reason = models.CharField(_("reason"), max_length=255)
    authority = models.CharField(
        _("who decided"), max_length=160, blank=True, help_text=_("The position of the official, not a name.")
    )
    document = models.CharField(_("number and date of the decision"), max_length=160, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"))
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("revocation")
        verbose_name_plural = _("revocations")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="revocation_has_reason")]

    def __str__(self):
        return f"Revocation of {self.certificate_id}"
