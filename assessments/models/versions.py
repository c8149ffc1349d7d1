import uuid

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from assessments.models.questions import QuestionVersion
from assessments.querysets import QuizVersionQuerySet
from assessments.quizzes.rules import QuizRules


class QuizRole(models.TextChoices):
    PRE_TEST = "pre_test", _("pre-test")
    PRACTICE = "practice", _("practice")
    MODULE_QUIZ = "module_quiz", _("module quiz")
    POST_TEST = "post_test", _("post-test")
    REMEDIAL = "remedial", _("remedial")


class QuizVersion(models.Model):
    """A quiz as it was published; never changed. Attempts are pinned to one."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    quiz_key = models.UUIDField(_("quiz"), db_index=True)
    course_key = models.UUIDField(_("course"), db_index=True)
    number = models.PositiveIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=255)
    role = models.CharField(_("role"), max_length=20, choices=QuizRole.choices)
    pass_mark = models.PositiveSmallIntegerField(_("pass mark"))
    max_attempts = models.PositiveSmallIntegerField(_("attempts allowed"), null=True, blank=True)
    stored_rules = models.JSONField(default=dict)
    checksum = models.CharField(max_length=64)
    published_at = models.DateTimeField(_("published at"))

    objects = QuizVersionQuerySet.as_manager()

    class Meta:
        ordering = ["quiz_key", "-number"]
        verbose_name = _("quiz version")
        verbose_name_plural = _("quiz versions")
        constraints = [
            models.UniqueConstraint(fields=["quiz_key", "number"], name="quiz_version_number_once"),
            models.CheckConstraint(condition=Q(pass_mark__lte=100), name="quiz_version_pass_mark_percent"),
            models.CheckConstraint(
                condition=Q(max_attempts=None) | Q(max_attempts__gte=1), name="quiz_version_attempts_positive"
            ),
        ]

    def __str__(self):
        return f"{self.title} v{self.number}"

    @cached_property
    def rules(self):
        return QuizRules.from_json(self.stored_rules)

    @property
    def attempts_allowed(self):
        """None: as many as needed. A pre-test measures where somebody starts, and that happens once."""
        return 1 if self.is_pre_test else self.max_attempts

    def pass_mark_in(self, course_version):
        """The score out of 100 that passes for somebody on `course_version`: of a post-test the course decides."""
        return course_version.spec["pass_mark"] if self.is_post_test else self.pass_mark

    @property
    def is_pre_test(self):
        return self.role == QuizRole.PRE_TEST

    @property
    def is_post_test(self):
        return self.role == QuizRole.POST_TEST

    @property
    def is_practice(self):
        return self.role == QuizRole.PRACTICE

    @property
    def checks_at_once(self):
        """Whether learners may look at what is right in one question before they submit."""
        return self.is_practice and bool(self.rules.review.get("at_once"))

    @property
    def is_done_when_submitted(self):
        """Whether the step is done whatever the score."""
        return self.is_pre_test or self.is_practice


class QuizVersionItem(models.Model):
    """A question that attempts at the version show, or may draw. `draw`: the place of the draw, from 1; 0: always."""

    version = models.ForeignKey(QuizVersion, on_delete=models.PROTECT, related_name="items")
    question_version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(_("place in the order"))
    points = models.PositiveSmallIntegerField(_("points"), default=1)
    section = models.PositiveSmallIntegerField(_("section"), default=1)
    draw = models.PositiveSmallIntegerField(_("draw"), default=0)

    class Meta:
        ordering = ["version", "position"]
        verbose_name = _("item of a quiz version")
        verbose_name_plural = _("items of quiz versions")
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="quiz_item_position_once"),
            models.UniqueConstraint(fields=["version", "question_version", "draw"], name="quiz_item_question_once"),
            models.CheckConstraint(condition=Q(points__gte=1), name="quiz_item_points_positive"),
        ]

    def __str__(self):
        return f"{self.version_id} #{self.position}"
