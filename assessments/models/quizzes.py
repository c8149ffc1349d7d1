from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, TabbedInterface
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from assessments.models.bank import BankCategory, QuestionBank, QuestionTag
from assessments.models.questions import Question
from assessments.models.versions import QuizRole
from assessments.quiz_form import QuizForm
from assessments.quiz_panels import TABS
from assessments.quizzes.rules import usual_review
from courses.models import CourseStep
from courses.models.serving import ServedByView


class CountingAttempt(models.TextChoices):
    """Which of several attempts makes the result of the quiz."""

    HIGHEST = "highest", _("the highest")
    LAST = "last", _("the last")
    FIRST = "first", _("the first")
    AVERAGE = "average", _("the average of all")


class QuizPage(ServedByView, CourseStep):
    """A quiz as its trainer writes it; publishing freezes a `QuizVersion`. What each rule means: quizzes.rules."""

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
    counts = models.CharField(
        _("attempt that counts"), max_length=10, choices=CountingAttempt.choices, default=CountingAttempt.HIGHEST
    )
    waiting_minutes = models.PositiveIntegerField(_("minutes to wait between attempts"), default=0)
    time_limit = models.PositiveSmallIntegerField(
        _("time limit in minutes"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    grace_seconds = models.PositiveSmallIntegerField(
        _("grace in seconds"),
        default=120,
        help_text=_("How long after the time is up an answer may still arrive over a slow line."),
    )
    opens_at = models.DateTimeField(_("opens at"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes at"), null=True, blank=True)
    access_code = models.CharField(_("access code"), max_length=30, blank=True)
    is_one_by_one = models.BooleanField(_("one question on a page"), default=False)
    shuffles_questions = models.BooleanField(_("shuffle the questions of each section"), default=False)
    shuffles_options = models.BooleanField(_("shuffle the answers"), default=True)
    review = models.JSONField(_("what learners see, and when"), default=usual_review)
    remedial_of = models.UUIDField(_("quiz that this one repairs"), null=True, blank=True)
    score_cap = models.PositiveSmallIntegerField(
        _("highest score of a remedial"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    markers = models.PositiveSmallIntegerField(
        _("people who mark each answer"), default=1, validators=[MinValueValidator(1), MaxValueValidator(2)]
    )
    is_anonymous = models.BooleanField(_("markers see no names"), default=True)
    appeal_days = models.PositiveSmallIntegerField(_("days for an appeal"), default=7)

    edit_handler = TabbedInterface(TABS, base_form_class=QuizForm)
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


class QuizSection(Orderable):
    """A part of a quiz with a heading; questions and draws name it by its place in the order, from 1."""

    page = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="sections")
    title = models.CharField(_("title"), max_length=160)
    introduction = RichTextField(_("introduction"), features=["bold", "italic", "ul", "ol"], blank=True)

    panels = [FieldPanel("title"), FieldPanel("introduction")]

    class Meta(Orderable.Meta):
        verbose_name = _("section of the quiz")


class InSection(Orderable):
    section = models.PositiveSmallIntegerField(_("section"), default=1, validators=[MinValueValidator(1)])
    points = models.PositiveSmallIntegerField(_("points"), default=1, validators=[MinValueValidator(1)])

    class Meta(Orderable.Meta):
        abstract = True


class QuizQuestion(InSection):
    page = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="quiz_questions")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="uses")

    panels = [FieldPanel("question", heading=_("Question")), FieldPanel("points"), FieldPanel("section")]

    class Meta(InSection.Meta):
        verbose_name = _("question of the quiz")
        constraints = [
            models.UniqueConstraint(fields=["page", "question"], name="quiz_question_once"),
            models.CheckConstraint(condition=Q(points__gte=1, section__gte=1), name="quiz_question_counts"),
        ]


class QuizDraw(InSection):
    """So many questions, drawn for each attempt from the ready ones that fit."""

    page = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="draws")
    number = models.PositiveSmallIntegerField(_("how many"), validators=[MinValueValidator(1)])
    bank = models.ForeignKey(QuestionBank, on_delete=models.PROTECT, related_name="draws")
    category = models.ForeignKey(
        BankCategory,
        on_delete=models.PROTECT,
        related_name="draws",
        null=True,
        blank=True,
        help_text=_("With everything below it."),
    )
    tag = models.ForeignKey(QuestionTag, on_delete=models.PROTECT, related_name="draws", null=True, blank=True)
    competency = models.ForeignKey(
        "competencies.Competency", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    difficulty = models.CharField(_("difficulty"), max_length=10, choices=Question.Difficulty.choices, blank=True)

    panels = [
        FieldPanel("number"),
        FieldPanel("bank", heading=_("Question bank")),
        FieldPanel("category", heading=_("Category")),
        FieldPanel("tag", heading=_("Tag")),
        FieldPanel("competency", heading=_("Competency")),
        FieldPanel("difficulty"),
        FieldPanel("points"),
        FieldPanel("section"),
    ]

    class Meta(InSection.Meta):
        verbose_name = _("draw of questions")
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1, points__gte=1, section__gte=1), name="quiz_draw_counts")
        ]


class QuizBand(Orderable):
    """What a learner reads at a score from `lowest` up to the next band."""

    page = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="bands")
    lowest = models.PositiveSmallIntegerField(_("from a score of"), validators=[MaxValueValidator(100)])
    text = models.CharField(_("feedback"), max_length=600)

    panels = [FieldPanel("lowest"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        ordering = ["lowest"]
        verbose_name = _("feedback by score")
        constraints = [
            models.UniqueConstraint(fields=["page", "lowest"], name="quiz_band_once"),
            models.CheckConstraint(condition=Q(lowest__lte=100), name="quiz_band_percent"),
        ]
