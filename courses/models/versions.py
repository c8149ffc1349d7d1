import uuid
from functools import lru_cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.querysets import CourseVersionQuerySet


class CourseVersion(models.Model):
    """What a course demanded when it was published; never changed. Enrolments are pinned to one.

    `spec` is built by `courses.outline.course_spec`: {"modules": [{"key", "title", "hours", "steps":
    [{"key", "title", "kind", "minutes", "is_required"}]}], "competencies": [{"framework", "code", "level"}],
    "pass_mark"}, and where it is set "validity_months", "refreshes" (the key of the course whose certificates it
    renews) and "form" (the code of its form of training); keys are the pages' translation keys as text.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course_key = models.UUIDField(_("course"), db_index=True)
    number = models.PositiveIntegerField(_("version"))
    code = models.CharField(_("course code"), max_length=20)
    title = models.CharField(_("title"), max_length=255)
    hours = models.PositiveSmallIntegerField(_("lesson hours (JP)"))
    spec = models.JSONField()
    checksum = models.CharField(max_length=64)
    published_at = models.DateTimeField(_("published at"))

    objects = CourseVersionQuerySet.as_manager()

    class Meta:
        ordering = ["course_key", "-number"]
        verbose_name = _("course version")
        verbose_name_plural = _("course versions")
        constraints = [
            models.UniqueConstraint(fields=["course_key", "number"], name="course_version_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="course_version_number_from_1"),
        ]

    def __str__(self):
        return f"{self.code} v{self.number}"

    def steps(self):
        """The steps of all modules in order."""
        return [step for module in self.spec["modules"] for step in module["steps"]]

    def keys(self):
        """The keys of its modules and steps."""
        return {module["key"] for module in self.spec["modules"]} | self.step_keys()

    def step_keys(self):
        return {step["key"] for step in self.steps()}

    def required_keys(self):
        return {step["key"] for step in self.steps() if step["is_required"]}


@lru_cache(maxsize=256)
def remembered_version(public_id):
    """A version from this process's memory: versions never change. Read it, and never save it."""
    return CourseVersion.objects.get(public_id=public_id)
