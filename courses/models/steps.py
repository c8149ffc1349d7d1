from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from courses.models.serving import RestrictedByPath

LEVELS_BELOW_COURSE = 2  # course > module > step


class CourseStep(RestrictedByPath, Page):
    """A page that is one step of a course. Page types in apps above join a course by inheriting this.

    `kind` names the step in a course version's spec and in the interface.
    """

    kind = None

    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        default=15,
        validators=[MinValueValidator(1)],
        help_text=_("Honest study time."),
    )
    is_required = models.BooleanField(
        _("required"),
        default=True,
        help_text=_("The course is complete when every required step is."),
    )

    step_panels = [FieldPanel("minutes"), FieldPanel("is_required")]

    class Meta:
        abstract = True

    @property
    def course_path(self):
        """The tree path of the course this step belongs to."""
        return self.path[: -LEVELS_BELOW_COURSE * self.steplen]

    @property
    def course_url_path(self):
        """The path in the tree of addresses of that course."""
        return self.url_path.rsplit("/", LEVELS_BELOW_COURSE + 1)[0] + "/"

    def content_checksum(self):
        """SHA-256 of what the learner reads, as hexadecimal text. Each page type has its own."""
        return ""
