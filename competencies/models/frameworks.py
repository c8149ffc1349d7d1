from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from competencies.querysets import CompetencyQuerySet


class BilingualName(models.Model):
    name_id = models.CharField(_("name in Indonesian"), max_length=255)
    name_en = models.CharField(_("name in English"), max_length=255, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.name_en if self.name_en and get_language() == "en" else self.name_id


class Framework(BilingualName):
    """A published list of competencies, as its publisher versions it."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    version = models.CharField(_("version"), max_length=80)
    licence = models.CharField(_("licence"), max_length=80, blank=True)
    note = models.TextField(_("note on the source"), blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")


class ProficiencyLevel(BilingualName):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="levels")
    number = models.PositiveSmallIntegerField(_("number"))

    class Meta:
        ordering = ["framework", "number"]
        verbose_name = _("proficiency level")
        verbose_name_plural = _("proficiency levels")
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="level_once_per_framework"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="level_from_1"),
        ]


class Competency(BilingualName):
    """A competency, or an area that groups some (then `parent` is empty)."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="competencies")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    code = models.CharField(_("code"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_derived = models.BooleanField(
        _("our own wording"),
        default=False,
        help_text=_("The publisher names the area but not this competency in these words."),
    )

    objects = CompetencyQuerySet.as_manager()

    class Meta:
        ordering = ["framework", "order", "code"]
        verbose_name = _("competency")
        verbose_name_plural = _("competencies")
        constraints = [models.UniqueConstraint(fields=["framework", "code"], name="competency_once_per_framework")]
