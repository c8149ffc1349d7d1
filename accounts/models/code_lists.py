"""Code lists that a regulation may change: rows with the regulation they come from, never constants."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PositionKind(models.Model):
    """A kind of position (jenis jabatan) with the competency level that its standard asks for."""

    code = models.CharField(_("code"), max_length=8, unique=True)
    name = models.CharField(_("name"), max_length=80)
    group = models.CharField(_("position group"), max_length=60)
    standard_level = models.PositiveSmallIntegerField(
        _("standard level"),
        help_text=_("Lowest competency level, 1 to 5, of PermenPANRB 38/2017."),
    )
    source = models.CharField(_("regulation"), max_length=120, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("position kind")
        verbose_name_plural = _("position kinds")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(standard_level__range=(1, 5)),
                name="position_kind_level_1_to_5",
            )
        ]

    def __str__(self):
        return self.name


class Rank(models.Model):
    """A grade (golongan) with its title (pangkat); PPPK grades have no title."""

    class Scheme(models.TextChoices):
        PNS = "PNS", "PNS"
        PPPK = "PPPK", "PPPK"

    scheme = models.CharField(_("scheme"), max_length=4, choices=Scheme.choices)
    grade = models.CharField(_("grade"), max_length=8)
    title = models.CharField(_("rank title"), max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(_("order in the scheme"))

    class Meta:
        ordering = ["scheme", "order"]
        verbose_name = _("rank")
        verbose_name_plural = _("ranks")
        constraints = [models.UniqueConstraint(fields=["scheme", "grade"], name="rank_once_per_scheme")]

    def __str__(self):
        return f"{self.title} ({self.grade})" if self.title else self.grade
