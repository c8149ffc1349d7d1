import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Issuer(models.Model):
    """In whose name credentials are signed: the platform itself (no unit, no slug), or a unit that runs trainings."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.OneToOneField(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="issuer",
        verbose_name=_("unit"),
    )
    slug = models.SlugField(_("short name in the address"), max_length=60, unique=True, blank=True)
    name = models.CharField(_("name"), max_length=200)
    description = models.CharField(_("description"), max_length=300, blank=True)
    url = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    is_active = models.BooleanField(_("signs new certificates"), default=True)
    created_at = models.DateTimeField(_("created at"))

    class Meta:
        ordering = ["slug"]
        verbose_name = _("issuer")
        verbose_name_plural = _("issuers")
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None, slug="") | (Q(unit__isnull=False) & ~Q(slug="")), name="issuer_unit_with_slug"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_platform(self):
        return self.slug == ""


class SigningKey(models.Model):
    """What is public about a key. The private half lies in a file or a hardware module, never here."""

    class Purpose(models.TextChoices):
        CREDENTIAL = "credential", _("credentials, offline codes, status lists and the register")
        JWT = "jwt", _("credentials in the form of a JWT")
        SEAL = "seal", _("seals of PDF documents")

    class Storage(models.TextChoices):
        FILE = "file", _("encrypted file on the server")
        PKCS11 = "pkcs11", _("hardware module (PKCS#11)")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    issuer = models.ForeignKey(Issuer, on_delete=models.PROTECT, related_name="keys", verbose_name=_("issuer"))
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose.choices)
    name = models.CharField(_("name"), max_length=40)
    algorithm = models.CharField(_("algorithm"), max_length=20)
    # Multibase for Ed25519, a JWK for P-256, the chain of certificates in PEM (the signer's own first) for a seal.
    public_part = models.TextField(_("public part"))
    storage = models.CharField(_("kept in"), max_length=10, choices=Storage.choices, default=Storage.FILE)
    reference = models.CharField(_("name of the file or label in the module"), max_length=120)
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("created by")
    )
    activated_at = models.DateTimeField(_("in use since"), null=True, blank=True)
    retired_at = models.DateTimeField(_("out of use since"), null=True, blank=True)
    compromised_at = models.DateTimeField(_("not to be trusted since"), null=True, blank=True)
    compromised_reason = models.CharField(_("reason"), max_length=255, blank=True)
    expires_at = models.DateTimeField(_("certificate of the key ends"), null=True, blank=True)

    class Meta:
        ordering = ["issuer", "purpose", "-created_at"]
        verbose_name = _("signing key")
        verbose_name_plural = _("signing keys")
        constraints = [
            models.UniqueConstraint(fields=["issuer", "name"], name="signing_key_name_once"),
            models.UniqueConstraint(
                fields=["issuer", "purpose"],
                condition=Q(activated_at__isnull=False, retired_at=None),
                name="signing_key_one_active",
            ),
            models.CheckConstraint(
                condition=Q(retired_at=None) | Q(activated_at__isnull=False, retired_at__gte=F("activated_at")),
                name="signing_key_retired_after_use",
            ),
            models.CheckConstraint(
                condition=Q(compromised_at=None, compromised_reason="")
                | (Q(compromised_at__isnull=False, retired_at__isnull=False) & ~Q(compromised_reason=""))
                | (Q(compromised_at__isnull=False, activated_at=None) & ~Q(compromised_reason="")),
                name="signing_key_compromised_is_out_of_use",
            ),
        ]

    def __str__(self):
        return f"{self.issuer_id}#{self.name}"

    @property
    def is_active(self):
        return self.activated_at is not None and self.retired_at is None

    @property
    def is_trusted(self):
        return self.compromised_at is None
