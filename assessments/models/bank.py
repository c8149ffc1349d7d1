import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from assessments.blocks import OptionBlock
from assessments.querysets import QuestionBankQuerySet, QuestionQuerySet


class QuestionBank(models.Model):
    """A collection of questions, for its trainers and administrators only: whoever reads it knows the keys."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120, unique=True)
    trainers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="BankTrainer",
        related_name="question_banks",
        blank=True,
        verbose_name=_("trainers"),
    )

    objects = QuestionBankQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("question bank")
        verbose_name_plural = _("question banks")

    def __str__(self):
        return self.name


class BankTrainer(models.Model):
    """Who may use a bank. Through whom they came to it stands in the audit trail."""

    bank = models.ForeignKey(QuestionBank, on_delete=models.CASCADE, related_name="memberships")
    trainer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bank_memberships")
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("trainer of a question bank")
        verbose_name_plural = _("trainers of question banks")
        constraints = [models.UniqueConstraint(fields=["bank", "trainer"], name="bank_trainer_once")]

    def __str__(self):
        return f"{self.trainer}: {self.bank}"


class Question(PreviewableMixin, DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """A question as its trainer writes it; a quiz that is published freezes a `QuestionVersion` of it."""

    class Kind(models.TextChoices):
        SINGLE_CHOICE = "single_choice", _("single choice")
        MULTIPLE_RESPONSE = "multiple_response", _("multiple response")
        TRUE_FALSE = "true_false", _("true or false")

    class Difficulty(models.TextChoices):
        EASY = "easy", _("easy")
        MEDIUM = "medium", _("medium")
        HARD = "hard", _("hard")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bank = models.ForeignKey(QuestionBank, on_delete=models.PROTECT, related_name="questions")
    code = models.CharField(_("code"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.SINGLE_CHOICE)
    stem = RichTextField(_("question"), features=["bold", "italic", "ul", "ol"])
    options = StreamField([("option", OptionBlock())], verbose_name=_("answers"), min_num=2, max_num=8)
    feedback = models.CharField(_("general feedback"), max_length=600, blank=True)
    competency = models.ForeignKey(
        "competencies.Competency",
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"parent__isnull": False},  # an area is too wide for one question
    )
    difficulty = models.CharField(
        _("difficulty"),
        max_length=10,
        choices=Difficulty.choices,
        default=Difficulty.MEDIUM,
    )
    lesson_key = models.UUIDField(_("lesson that teaches it"), null=True, blank=True, editable=False)

    objects = QuestionQuerySet.as_manager()

    search_fields = [
        index.SearchField("stem"),
        index.SearchField("code"),
        index.AutocompleteField("stem"),
        index.AutocompleteField("code"),
        index.FilterField("bank"),
        index.FilterField("kind"),
    ]

    class Meta:
        ordering = ["bank", "code"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self):
        return self.code

    def get_preview_template(self, request, mode_name):
        return "assessments/question_preview.html"

    def get_preview_context(self, request, mode_name):
        return {"request": request, "question": self}

    def clean(self):
        super().clean()
        complaint = self._complaint_about_options()
        if complaint:
            raise ValidationError({"options": complaint})

    def _complaint_about_options(self):
        marks = [bool(block.value["is_correct"]) for block in self.options]
        if self.kind == self.Kind.MULTIPLE_RESPONSE:
            return (
                None
                if True in marks and False in marks
                else _("Mark at least one answer as right and leave at least one that is not.")
            )
        if self.kind == self.Kind.TRUE_FALSE and len(marks) != 2:
            return _("A true or false question has exactly two answers.")
        return None if marks.count(True) == 1 else _("Mark exactly one answer as right.")


class QuestionVersion(models.Model):
    """A question as it was when a quiz with it was published; never changed.

    `content`: {"kind", "stem" (HTML), "options": [{"id", "text", "is_correct", "feedback"}], "feedback",
    "competency": {"framework", "code", "name_id", "name_en"}, "difficulty", "lesson_key"}.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    content = models.JSONField()
    checksum = models.CharField(max_length=64)
    published_at = models.DateTimeField(_("published at"))

    class Meta:
        ordering = ["question", "-number"]
        verbose_name = _("question version")
        verbose_name_plural = _("question versions")
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="question_version_number_once")]

    def __str__(self):
        return f"{self.question_id} v{self.number}"
