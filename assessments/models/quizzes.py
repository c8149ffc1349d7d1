from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page

from assessments.models.bank import Question
from assessments.models.versions import QuizRole
from assessments.quiz_form import QuizForm
from courses.models import CourseStep
from courses.models.serving import ServedByView


class QuizPage(ServedByView, CourseStep):
    """A quiz as its trainer writes it; publishing freezes a `QuizVersion`."""

    kind = "quiz"

    role = models.CharField(_("role"), max_length=20, choices=QuizRole.choices, default=QuizRole.MODULE_QUIZ)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark"),
        default=70,
        validators=[MaxValueValidator(100)],
        help_text=_("Out of 100, for a module quiz. A pre-test needs none; a post-test follows its course."),
    )
    max_attempts = models.PositiveSmallIntegerField(
        _("attempts allowed"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: as many as needed. A pre-test is taken once."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("role"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                *CourseStep.step_panels,
                FieldPanel("pass_mark"),
                FieldPanel("max_attempts"),
            ],
            heading=_("Step"),
        ),
        InlinePanel("quiz_questions", heading=_("Questions"), label=_("Question"), min_num=1),
    ]
    base_form_class = QuizForm
    parent_page_types = ["courses.ModulePage"]
    subpage_types = []
    view = "assessments.page_views.quiz"
    preview_view = "assessments.page_views.quiz_preview"
    preview_modes = [("questions", _("Questions with their key")), ("start", _("First page for learners"))]

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")

    @property
    def default_preview_mode(self):
        return "questions"

    def chosen_questions(self):
        """The questions of this state of the page in order; in the editor, the unsaved choice."""
        return [row.question for row in self.quiz_questions.all() if row.question_id]


class QuizQuestion(Orderable):
    page = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="quiz_questions")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="uses")

    panels = [FieldPanel("question")]

    class Meta(Orderable.Meta):
        verbose_name = _("question of the quiz")
        constraints = [models.UniqueConstraint(fields=["page", "question"], name="quiz_question_once")]
