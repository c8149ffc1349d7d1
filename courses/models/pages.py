import hashlib
import json
import secrets

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page, PagePermissionTester
from wagtail.search import index

from courses.blocks import LessonBody
from courses.models.serving import RestrictedByPath, ServedByView
from courses.models.steps import CourseStep


class CourseIndexPage(ServedByView, RestrictedByPath, Page):
    """The catalogue. Its addresses start every course's address."""

    view = "courses.page_views.catalogue"
    admin_default_ordering = "ord"

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    subpage_types = ["courses.CoursePage"]
    max_count = 1

    class Meta:
        verbose_name = _("course catalogue")
        verbose_name_plural = _("course catalogues")

    def permissions_for_user(self, user):
        """As Wagtail's own. That it stands here makes Wagtail ask the catalogue's policy, not that of any page."""
        return PagePermissionTester(user, self)


class CoursePage(ServedByView, RestrictedByPath, Page):
    """A course as its trainer writes it; publishing freezes a `CourseVersion`."""

    view = "courses.page_views.course"
    preview_view = "courses.page_views.course_preview"
    admin_default_ordering = "ord"  # as learners meet the modules, not by the time of the last change

    class Level(models.TextChoices):
        BASIC = "basic", _("Basic")
        INTERMEDIATE = "intermediate", _("Intermediate")
        ADVANCED = "advanced", _("Advanced")

    code = models.CharField(_("course code"), max_length=20, unique=True)
    summary = models.CharField(_("summary"), max_length=300)
    objective = RichTextField(_("what the learner will master"), features=["ul", "bold"], blank=True)
    audience = models.CharField(_("for whom"), max_length=255, blank=True)
    form = models.CharField(_("form of training"), max_length=120, blank=True)
    level = models.CharField(_("level"), max_length=20, choices=Level.choices, default=Level.BASIC)
    hours = models.PositiveSmallIntegerField(
        _("lesson hours (JP)"), validators=[MinValueValidator(1), MaxValueValidator(900)]
    )
    siasn_training_type = models.PositiveSmallIntegerField(
        _("SIASN training type"),
        default=16,
        validators=[MinValueValidator(1), MaxValueValidator(25)],
        help_text=_("jenisDiklatId of SIASN: 8 technical guidance, 16 e-learning."),
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark of the post-test"), default=70, validators=[MaxValueValidator(100)]
    )
    validity_months = models.PositiveSmallIntegerField(
        _("months until its certificate expires"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        help_text=_("Leave empty if its certificates hold for good."),
    )
    refreshes = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="refreshers",
        verbose_name=_("refresher of"),
        help_text=_("Completing this course renews the certificate of that one."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("code"),
        FieldPanel("summary"),
        FieldPanel("objective"),
        FieldPanel("audience"),
        MultiFieldPanel(
            [
                FieldPanel("level"),
                FieldPanel("hours"),
                FieldPanel("pass_mark"),
                FieldPanel("form"),
                FieldPanel("siasn_training_type"),
            ],
            heading=_("Scheme"),
        ),
        MultiFieldPanel(
            [FieldPanel("validity_months"), FieldPanel("refreshes")], heading=_("Validity of the certificate")
        ),
        InlinePanel("competencies", heading=_("Competencies"), label=_("Competency")),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("objective"),
        index.FilterField("level"),
    ]
    parent_page_types = ["courses.CourseIndexPage"]
    subpage_types = ["courses.ModulePage"]
    exclude_fields_in_copy = ["code"]
    preview_modes = [("visitor", _("As somebody who has not enrolled")), ("learner", _("As a learner"))]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def save(self, *args, **kwargs):
        # A copy has no code yet, nor has a draft whose trainer left it open; still no two may be alike.
        self.code = self.code or f"TANPA-KODE-{secrets.token_hex(4).upper()}"
        super().save(*args, **kwargs)


class CourseCompetency(Orderable):
    """A competency that completing the course proves, at a level of its framework."""

    page = ParentalKey(CoursePage, on_delete=models.CASCADE, related_name="competencies")
    competency = models.ForeignKey(
        "competencies.Competency", on_delete=models.PROTECT, related_name="+", verbose_name=_("competency")
    )
    level = models.PositiveSmallIntegerField(_("level"), default=1, validators=[MinValueValidator(1)])

    panels = [FieldPanel("competency"), FieldPanel("level")]

    class Meta(Orderable.Meta):
        verbose_name = _("competency of the course")
        constraints = [
            models.UniqueConstraint(fields=["page", "competency"], name="course_competency_once"),
        ]

    def clean(self):
        """A level that the framework lacks would be refused on the day somebody completes the course."""
        super().clean()
        if self.competency_id and not self.competency.framework.levels.filter(number=self.level).exists():
            raise ValidationError({"level": _("The framework of this competency has no such level.")})


class ModulePage(ServedByView, RestrictedByPath, Page):
    """A part of a course with its own lesson hours; its children are the steps."""

    view = "courses.page_views.module"
    preview_view = "courses.page_views.module_preview"
    admin_default_ordering = "ord"

    summary = models.CharField(_("summary"), max_length=300, blank=True)
    hours = models.PositiveSmallIntegerField(_("lesson hours (JP)"), default=1)

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("hours")]
    parent_page_types = ["courses.CoursePage"]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")


class LessonPage(ServedByView, CourseStep):
    kind = "lesson"
    view = "courses.page_views.lesson"
    preview_view = "courses.page_views.lesson_preview"

    summary = models.CharField(_("summary"), max_length=300, blank=True)
    objectives = models.TextField(_("objectives"), blank=True, help_text=_("One on each line."))
    body = StreamField(LessonBody(), verbose_name=_("lesson"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("objectives"),
        MultiFieldPanel(CourseStep.step_panels, heading=_("Step")),
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]
    parent_page_types = ["courses.ModulePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def objective_lines(self):
        return [line.strip() for line in self.objectives.splitlines() if line.strip()]

    def content_checksum(self):
        content = json.dumps([self.title, self.objectives, self.body.get_prep_value()], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()
