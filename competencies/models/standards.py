import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from competencies.models.frameworks import BilingualName, Competency, in_language
from competencies.querysets import LearningPathQuerySet, PositionStandardQuerySet


class PositionStandard(models.Model):
    """What positions demand in a unit's subtree, or nationally, from a day on: "agency standard of 2026".

    A draft binds nobody. Once published its lines stay; a change is a new standard that begins later.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="position_standards",
        verbose_name=_("unit"),
    )
    name = models.CharField(_("name"), max_length=160)
    basis = models.CharField(_("legal basis"), max_length=255, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("last day"), null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("created at"))

    objects = PositionStandardQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "name", "pk"]
        verbose_name = _("position standard")
        verbose_name_plural = _("position standards")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="standard_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["unit", "name"], condition=Q(published_at=None), name="standard_draft_once_per_name"
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(published_at=None, unit=None),
                name="standard_draft_once_per_name_nationally",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_published(self):
        return self.published_at is not None

    def is_over(self, on):
        return self.valid_until is not None and self.valid_until < on


class StandardLine(models.Model):
    """One demand: for a position title, else a kind of position, else everybody of the standard's units.

    `is_waived` says that the competency, demanded further up the tree, is not demanded here.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    standard = models.ForeignKey(PositionStandard, on_delete=models.CASCADE, related_name="lines")
    competency = models.ForeignKey(
        Competency, on_delete=models.PROTECT, related_name="standard_lines", verbose_name=_("competency")
    )
    position_kind = models.ForeignKey(
        "accounts.PositionKind",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("position kind"),
    )
    position_title = models.CharField(_("position title"), max_length=200, blank=True)
    lowest_level = models.PositiveSmallIntegerField(_("lowest level"), null=True, blank=True)
    wished_level = models.PositiveSmallIntegerField(_("wished level"), null=True, blank=True)
    recent_months = models.PositiveSmallIntegerField(
        _("proof no older than, in months"),
        null=True,
        blank=True,
        help_text=_("Leave empty if a proof counts for as long as it is valid."),
    )
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    is_waived = models.BooleanField(_("not demanded here"), default=False)

    class Meta:
        ordering = ["standard", "competency", "position_kind", "position_title"]
        verbose_name = _("line of a position standard")
        verbose_name_plural = _("lines of position standards")
        constraints = [
            models.UniqueConstraint(
                fields=["standard", "competency", "position_kind", "position_title"], name="standard_line_once"
            ),
            models.UniqueConstraint(
                fields=["standard", "competency", "position_title"],
                condition=Q(position_kind=None),
                name="standard_line_once_for_all_kinds",
            ),
            models.CheckConstraint(
                condition=Q(is_waived=True, lowest_level=None, wished_level=None)
                | Q(is_waived=False, lowest_level__isnull=False, lowest_level__gte=1),
                name="standard_line_waived_or_level",
            ),
            models.CheckConstraint(
                condition=Q(wished_level=None) | Q(wished_level__gte=F("lowest_level")),
                name="standard_line_wishes_no_less",
            ),
            models.CheckConstraint(condition=Q(recent_months=None) | Q(recent_months__gte=1), name="standard_recency"),
            models.CheckConstraint(condition=Q(weight__range=(1, 5)), name="standard_weight_1_to_5"),
        ]

    def __str__(self):
        return f"{self.competency_id} at {self.lowest_level} in {self.standard_id}"


class LearningPath(BilingualName):
    """Courses in the order in which people of a position take them, in a unit's subtree or everywhere."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="learning_paths",
        verbose_name=_("unit"),
    )
    position_kind = models.ForeignKey(
        "accounts.PositionKind",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("position kind"),
    )
    position_title = models.CharField(_("position title"), max_length=200, blank=True)
    about_id = models.TextField(_("about it, in Indonesian"), blank=True)
    about_en = models.TextField(_("about it, in English"), blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    retired_at = models.DateTimeField(_("retired at"), null=True, blank=True)

    objects = LearningPathQuerySet.as_manager()

    class Meta:
        ordering = ["name_id", "pk"]
        verbose_name = _("learning path")
        verbose_name_plural = _("learning paths")
        constraints = [
            models.CheckConstraint(
                condition=Q(retired_at=None) | Q(published_at__isnull=False), name="path_retired_was_published"
            ),
            models.UniqueConstraint(
                fields=["unit", "name_id"], condition=Q(published_at=None), name="path_draft_once_per_name"
            ),
            models.UniqueConstraint(
                fields=["name_id"],
                condition=Q(published_at=None, unit=None),
                name="path_draft_once_per_name_nationally",
            ),
        ]

    @property
    def about(self):
        return in_language(self.about_id, self.about_en)

    @property
    def is_offered(self):
        return self.published_at is not None and self.retired_at is None


class PathStep(models.Model):
    """A course of a path, by the key of its page, with its title as it was when it was chosen."""

    path = models.ForeignKey(LearningPath, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField(_("order"))
    course_key = models.UUIDField(_("course"))
    title = models.CharField(_("title"), max_length=255)

    class Meta:
        ordering = ["path", "order"]
        verbose_name = _("step of a learning path")
        verbose_name_plural = _("steps of learning paths")
        constraints = [
            models.UniqueConstraint(fields=["path", "course_key"], name="path_course_once"),
            models.UniqueConstraint(fields=["path", "order"], name="path_order_once"),
        ]

    def __str__(self):
        return self.title
