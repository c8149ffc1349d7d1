from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from competencies.models.frameworks import BilingualName


class TrainingForm(BilingualName):
    """A form of competency development by the code of PerLAN 10/2018, with SIASN's jenisDiklatId where it has one."""

    class Track(models.TextChoices):
        EDUCATION = "education", _("education")
        CLASSICAL = "classical", _("classical")
        NON_CLASSICAL = "non_classical", _("non-classical")

    code = models.CharField(_("code"), max_length=8, unique=True)
    track = models.CharField(_("track"), max_length=16, choices=Track.choices)
    siasn_id = models.PositiveSmallIntegerField(_("SIASN jenisDiklatId"), null=True, blank=True)
    siasn_letter = models.CharField(_("letter in SIASN"), max_length=2, blank=True)
    definition = models.TextField(_("definition"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("may be chosen"), default=True)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("form of training")
        verbose_name_plural = _("forms of training")
        constraints = [
            models.UniqueConstraint(
                fields=["siasn_id"], condition=Q(siasn_id__isnull=False), name="training_form_once_per_siasn_id"
            )
        ]
