from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from certificates import numbering


def validate_pattern(pattern):
    try:
        numbering.check_pattern(pattern)
    except numbering.MalformedPattern as error:
        raise ValidationError(
            _("Check %(part)s. Only the tokens listed here may be used, and {urut} and {tahun} must be."),
            code="pattern",
            params={"part": error},
        ) from None


class NumberSeries(models.Model):
    """A gap-free counter of certificate numbers for one issuing agency and year, or for one of its courses."""

    agency = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        related_name="number_series",
        verbose_name=_("agency"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    course_code = models.CharField(
        _("course code"),
        max_length=20,
        blank=True,
        help_text=_("Only for agencies that count each course by itself."),
    )
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
    restarts_yearly = models.BooleanField(_("counts from 1 again in a new year"), default=True)
    last = models.PositiveIntegerField(_("last number given"), default=0)

    class Meta:
        ordering = ["agency", "-year", "course_code"]
        verbose_name = _("number series")
        verbose_name_plural = _("number series")
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "course_code"], name="number_series_once_per_scope"),
            # Two agencies with the same code would print the same number twice.
            models.UniqueConstraint(
                fields=["agency_code", "year", "course_code"], name="number_series_agency_code_once_per_scope"
            ),
        ]

    def __str__(self):
        return " ".join(filter(None, [self.agency_code, str(self.year), self.course_code]))


class VoidedNumber(models.Model):
    """A number that no certificate of ours has and that is never given again; the count goes on after it."""

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="voided_numbers")
    sequence = models.PositiveIntegerField(_("sequence in its series"))
    number = models.CharField(_("number"), max_length=200)
    reason = models.CharField(_("reason"), max_length=255)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("voided by")
    )
    voided_at = models.DateTimeField(_("voided at"))

    class Meta:
        ordering = ["series", "sequence"]
        verbose_name = _("voided number")
        verbose_name_plural = _("voided numbers")
        constraints = [
            models.UniqueConstraint(fields=["series", "sequence"], name="voided_number_once"),
            models.CheckConstraint(condition=Q(sequence__gte=1), name="voided_number_from_1"),
            models.CheckConstraint(condition=~Q(reason=""), name="voided_number_has_reason"),
        ]

    def __str__(self):
        return self.number
