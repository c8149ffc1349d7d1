from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from competencies.querysets import CompetencyLinkQuerySet, CompetencyQuerySet, FrameworkQuerySet


class BilingualName(models.Model):
    name_id = models.CharField(_("name in Indonesian"), max_length=255)
    name_en = models.CharField(_("name in English"), max_length=255, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @property
    def name(self):
        return in_language(self.name_id, self.name_en)


def in_language(indonesian, english):
    """The English words for those who read English, where there are any."""
    return english if english and get_language() == "en" else indonesian


class Framework(BilingualName):
    """A published list of competencies, as its publisher versions it; with an agency it is that agency's own."""

    agency = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="frameworks",
        verbose_name=_("agency"),
        help_text=_("Leave empty for a framework that everybody may use."),
    )

    code = models.CharField(_("code"), max_length=40, unique=True)
    version = models.CharField(_("version"), max_length=80)
    licence = models.CharField(_("licence"), max_length=80, blank=True)
    source = models.CharField(_("source"), max_length=255, blank=True)
    attribution = models.CharField(_("attribution"), max_length=500, blank=True)
    note = models.TextField(_("note on the source"), blank=True)

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")


class ProficiencyLevel(BilingualName):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="levels")
    number = models.PositiveSmallIntegerField(_("number"))
    description_id = models.TextField(_("description in Indonesian"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)

    class Meta:
        ordering = ["framework", "number"]
        verbose_name = _("proficiency level")
        verbose_name_plural = _("proficiency levels")
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="level_once_per_framework"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="level_from_1"),
        ]

    @property
    def description(self):
        return in_language(self.description_id, self.description_en)


class Competency(BilingualName):
    """A competency, or an area that groups some (then `parent` is empty)."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="competencies")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    code = models.CharField(_("code"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    description_id = models.TextField(_("description in Indonesian"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
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

    @property
    def description(self):
        return in_language(self.description_id, self.description_en)


class LevelDescriptor(models.Model):
    """What somebody can do at one level of a competency, as a plain statement in the first person."""

    competency = models.ForeignKey(Competency, on_delete=models.CASCADE, related_name="descriptors")
    level = models.PositiveSmallIntegerField(_("level"))
    text_id = models.TextField(_("statement in Indonesian"))
    text_en = models.TextField(_("statement in English"), blank=True)
    is_derived = models.BooleanField(_("our own wording"), default=False)

    class Meta:
        ordering = ["competency", "level"]
        verbose_name = _("level descriptor")
        verbose_name_plural = _("level descriptors")
        constraints = [
            models.UniqueConstraint(fields=["competency", "level"], name="descriptor_once_per_level"),
            models.CheckConstraint(condition=Q(level__gte=1), name="descriptor_level_from_1"),
        ]

    def __str__(self):
        return f"{self.competency_id} level {self.level}"

    @property
    def text(self):
        return in_language(self.text_id, self.text_en)


class CompetencyLink(models.Model):
    """A line of the crosswalk: `competency` is equivalent to, broader than or narrower than `other`.

    One line says it for both directions. Evidence for one side supports the other, and proves nothing there.
    """

    class Relation(models.TextChoices):
        EQUIVALENT = "equivalent", _("equivalent to")
        BROADER = "broader", _("broader than")
        NARROWER = "narrower", _("narrower than")

    competency = models.ForeignKey(Competency, on_delete=models.CASCADE, related_name="links_from")
    other = models.ForeignKey(Competency, on_delete=models.CASCADE, related_name="links_to")
    relation = models.CharField(_("relation"), max_length=12, choices=Relation.choices)
    basis = models.CharField(_("basis"), max_length=255, blank=True)

    objects = CompetencyLinkQuerySet.as_manager()

    class Meta:
        ordering = ["competency", "other"]
        verbose_name = _("crosswalk line")
        verbose_name_plural = _("crosswalk lines")
        constraints = [
            models.UniqueConstraint(fields=["competency", "other"], name="crosswalk_once_per_pair"),
            models.CheckConstraint(condition=~Q(competency=F("other")), name="crosswalk_between_two"),
        ]

    def __str__(self):
        return f"{self.competency_id} {self.relation} {self.other_id}"
