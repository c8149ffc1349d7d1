import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from competencies.models.frameworks import BilingualName


class ProfessionalismRule(models.Model):
    """How the competency dimension of the IP-ASN index is counted, by version; an agency's own goes first."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agency"),
        help_text=_("Leave empty for a rule of the whole nation."),
    )
    version = models.PositiveSmallIntegerField(_("version"))
    name = models.CharField(_("name"), max_length=120)
    basis = models.CharField(_("legal basis"), max_length=255)
    valid_from = models.DateField(_("valid from"))

    class Meta:
        ordering = ["-valid_from", "-version"]
        verbose_name = _("IP-ASN rule")
        verbose_name_plural = _("IP-ASN rules")
        constraints = [
            models.UniqueConstraint(fields=["agency", "version"], name="ip_asn_version_once_per_agency"),
            models.UniqueConstraint(
                fields=["version"], condition=Q(agency=None), name="ip_asn_version_once_nationally"
            ),
        ]

    def __str__(self):
        return f"{self.name} (v{self.version})"


class ProfessionalismIndicator(BilingualName):
    """One indicator of the dimension for one group of positions: all its points or none.

    `forms` are codes of TrainingForm that count; `adds_up` says whether short ones together reach `lowest_hours`.
    """

    class Group(models.TextChoices):
        STRUCTURAL = "structural", _("JPT, administrator, supervisor")
        FUNCTIONAL = "functional", _("functional")
        GENERAL = "general", _("implementer")

    rule = models.ForeignKey(ProfessionalismRule, on_delete=models.CASCADE, related_name="indicators")
    group = models.CharField(_("position group"), max_length=12, choices=Group.choices)
    code = models.CharField(_("code"), max_length=20)
    points = models.DecimalField(_("points"), max_digits=4, decimal_places=1)
    forms = models.JSONField(_("forms that count"), default=list)
    lowest_hours = models.PositiveSmallIntegerField(_("JP at least"), null=True, blank=True)
    look_back_months = models.PositiveSmallIntegerField(_("taken in the last, in months"), null=True, blank=True)
    adds_up = models.BooleanField(_("several short ones add up"), default=False)
    trained_titles = models.JSONField(_("positions that count as trained"), default=list, blank=True)
    note = models.CharField(_("note"), max_length=255, blank=True)

    class Meta:
        ordering = ["rule", "group", "-points", "code"]
        verbose_name = _("IP-ASN indicator")
        verbose_name_plural = _("IP-ASN indicators")
        constraints = [
            models.UniqueConstraint(fields=["rule", "group", "code"], name="ip_asn_indicator_once"),
            models.CheckConstraint(condition=Q(points__gt=0), name="ip_asn_points_positive"),
        ]
