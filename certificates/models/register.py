from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from certificates.models.certificates import Certificate
from certificates.models.keys import SigningKey
from certificates.models.templates import SHA256
from competencies.models.ledger import LedgerRow


class RegisterEntry(LedgerRow):
    """A leaf of the public log: what happened to which certificate, in digests that name nobody (RFC 6962)."""

    class Kind(models.TextChoices):
        ISSUED = "issued", _("issued")
        REVOKED = "revoked", _("revoked")
        SUPERSEDED = "superseded", _("superseded")
        RESIGNED = "resigned", _("signed again with another key")

    position = models.PositiveBigIntegerField(_("place in the register"), unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="register_entries")
    subject = models.CharField(_("digest of the certificate"), max_length=64)
    credential_sha256 = models.CharField(_("digest of the credential"), max_length=64, blank=True)
    pdf_sha256 = models.CharField(_("digest of the document"), max_length=64, blank=True)
    facts_sha256 = models.CharField(_("digest of what was recorded"), max_length=64)
    recorded_at = models.DateTimeField(_("recorded at"))
    leaf_hash = models.CharField(_("hash of the leaf"), max_length=64)

    class Meta:
        ordering = ["position"]
        verbose_name = _("register entry")
        verbose_name_plural = _("register entries")
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "kind", "credential_sha256"], name="register_entry_once_per_kind"
            ),
            models.CheckConstraint(
                condition=Q(subject__regex=SHA256, facts_sha256__regex=SHA256, leaf_hash__regex=SHA256),
                name="register_entry_digests",
            ),
        ]

    def __str__(self):
        return f"{self.position} {self.kind}"


class RegisterNode(LedgerRow):
    """The hash of a complete subtree of 2^level leaves, kept so that a proof is read and not computed."""

    level = models.PositiveSmallIntegerField()
    place = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "place"], name="register_node_once")]

    def __str__(self):
        return f"{self.level}/{self.place}"


class RegisterHead(LedgerRow):
    """A signed statement that the first `size` entries hash to `root`: whoever keeps it sees a later change.

    Once a key is given up, its last head is signed again with another key; the later one counts.
    """

    size = models.PositiveBigIntegerField(_("entries"))
    root = models.CharField(_("root hash"), max_length=64)
    signed_at = models.DateTimeField(_("signed at"))
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="+", verbose_name=_("key"))
    signature = models.CharField(_("signature"), max_length=200)

    class Meta:
        ordering = ["-size", "-pk"]
        get_latest_by = ["size", "pk"]
        verbose_name = _("signed head of the register")
        verbose_name_plural = _("signed heads of the register")
        constraints = [models.UniqueConstraint(fields=["size", "key"], name="register_head_once_per_key")]

    def __str__(self):
        return f"{self.size} {self.root}"
