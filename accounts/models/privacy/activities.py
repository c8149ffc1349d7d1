from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DataCategory(models.Model):
    """A kind of personal data that the site holds, with how long and by which rule."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)
    description = models.CharField(_("what it is"), max_length=400)
    is_specific = models.BooleanField(_("specific data (article 4(2))"), default=False)
    retention = models.CharField(_("kept for"), max_length=300)
    source = models.CharField(_("regulation"), max_length=200)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("data category")
        verbose_name_plural = _("data categories")

    def __str__(self):
        return self.name


class ProcessingActivity(models.Model):
    """A line of the record of processing activities (article 31)."""

    class Basis(models.TextChoices):
        CONSENT = "consent", _("consent (article 20(2)(a))")
        CONTRACT = "contract", _("contract (article 20(2)(b))")
        LEGAL_OBLIGATION = "legal_obligation", _("legal obligation (article 20(2)(c))")
        VITAL_INTEREST = "vital_interest", _("vital interest (article 20(2)(d))")
        PUBLIC_TASK = "public_task", _("public task (article 20(2)(e))")
        LEGITIMATE_INTEREST = "legitimate_interest", _("legitimate interest (article 20(2)(f))")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=150)
    purpose = models.CharField(_("purpose"), max_length=500)
    basis = models.CharField(_("basis"), max_length=24, choices=Basis.choices)
    basis_detail = models.CharField(_("regulation behind the basis"), max_length=300)
    subjects = models.CharField(_("whose data"), max_length=200)
    categories = models.ManyToManyField(DataCategory, related_name="activities", verbose_name=_("data categories"))
    recipients = models.CharField(_("recipients"), max_length=400)
    transfers = models.CharField(_("transfer abroad"), max_length=200)
    retention = models.CharField(_("kept for"), max_length=300)
    security = models.CharField(_("security measures"), max_length=500)
    source = models.CharField(_("source of the data"), max_length=300)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    updated_at = models.DateTimeField(_("changed at"))

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("processing activity")
        verbose_name_plural = _("processing activities")
        constraints = [
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(basis_detail=""), name="processing_has_purpose_and_basis"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="processing_version_from_1"),
        ]

    def __str__(self):
        return self.name
