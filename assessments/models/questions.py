import uuid
from html import unescape

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from assessments.blocks import AnswerBlock, OptionBlock
from assessments.models.bank import BankCategory, Case, QuestionBank, QuestionTag
from assessments.models.locks import RetiredLock
from assessments.querysets import QuestionQuerySet
from assessments.question_problems import problems_of


class TaggedQuestion(ItemBase):
    tag = models.ForeignKey(QuestionTag, on_delete=models.CASCADE, related_name="tagged_questions")
    content_object = ParentalKey("assessments.Question", on_delete=models.CASCADE, related_name="tagged_items")


class Question(
    WorkflowMixin,
    PreviewableMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    index.Indexed,
    ClusterableModel,
    models.Model,
):
    """A question as its trainer writes it; publishing freezes a `QuestionVersion` of it."""

    class State(models.TextChoices):
        """Follows from other fields; `Question.objects.with_state()` adds it as `state`."""

        DRAFT = "draft", _("draft")
        IN_REVIEW = "in_review", _("in review")
        READY = "ready", _("ready")
        RETIRED = "retired", _("out of use")

    class Kind(models.TextChoices):
        SINGLE_CHOICE = "single_choice", _("single choice")
        MULTIPLE_RESPONSE = "multiple_response", _("multiple response")
        TRUE_FALSE = "true_false", _("true or false")
        MATCHING = "matching", _("matching")
        ORDERING = "ordering", _("ordering")
        CATEGORISE = "categorise", _("sorting into groups")
        SHORT_TEXT = "short_text", _("short text")
        NUMERIC = "numeric", _("numeric")
        FILL_IN = "fill_in", _("text with gaps")
        ESSAY = "essay", _("essay")
        FILE = "file", _("file")

    class Difficulty(models.TextChoices):
        EASY = "easy", _("easy")
        MEDIUM = "medium", _("medium")
        HARD = "hard", _("hard")

    class CognitiveLevel(models.TextChoices):
        """The six of the revised taxonomy of Bloom (Anderson and Krathwohl 2001)."""

        REMEMBER = "remember", _("remember")
        UNDERSTAND = "understand", _("understand")
        APPLY = "apply", _("apply")
        ANALYSE = "analyse", _("analyse")
        EVALUATE = "evaluate", _("evaluate")
        CREATE = "create", _("create")

    class Credit(models.TextChoices):
        """How several choices, or the places of several steps, become points."""

        RIGHT_MINUS_WRONG = "right_minus_wrong", _("share of right choices minus share of wrong ones")
        ALL_OR_NOTHING = "all_or_nothing", _("all or nothing")
        WEIGHTS = "weights", _("percentage of each choice")
        PLACES = "places", _("share of steps in their place")
        NEIGHBOURS = "neighbours", _("share of steps that follow one another")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bank = models.ForeignKey(QuestionBank, on_delete=models.PROTECT, related_name="questions")
    category = models.ForeignKey(
        BankCategory,
        on_delete=models.PROTECT,
        related_name="questions",
        null=True,
        blank=True,
        verbose_name=_("category"),
    )
    code = models.CharField(_("code"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.SINGLE_CHOICE)
    stem = RichTextField(_("question"), features=["bold", "italic", "superscript", "subscript", "code", "ul", "ol"])
    image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("picture"),
    )
    image_alt = models.CharField(_("what the picture shows"), max_length=300, blank=True)
    case = models.ForeignKey(
        Case,
        on_delete=models.PROTECT,
        related_name="questions",
        null=True,
        blank=True,
        verbose_name=_("case"),
    )
    options = StreamField([("option", OptionBlock())], verbose_name=_("answers"), blank=True, max_num=12)
    answer = StreamField(AnswerBlock(), verbose_name=_("answer"), blank=True, max_num=1)
    credit = models.CharField(_("points for a part"), max_length=20, choices=Credit.choices, blank=True)
    feedback = models.CharField(_("general feedback"), max_length=600, blank=True)
    competency = models.ForeignKey(
        "competencies.Competency",
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"parent__isnull": False},  # an area is too wide for one question
    )
    level = models.PositiveSmallIntegerField(_("level of the competency"), null=True, blank=True)
    difficulty = models.CharField(
        _("difficulty"),
        max_length=10,
        choices=Difficulty.choices,
        default=Difficulty.MEDIUM,
    )
    cognitive_level = models.CharField(_("cognitive level"), max_length=12, choices=CognitiveLevel.choices, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    lesson_key = models.UUIDField(_("lesson that teaches it"), null=True, blank=True, editable=False)
    tags = ClusterTaggableManager(through=TaggedQuestion, blank=True, verbose_name=_("tags"))
    retired_at = models.DateTimeField(_("retired at"), null=True, blank=True, editable=False)
    imported_in = models.ForeignKey(
        "assessments.QuestionImport",
        on_delete=models.SET_NULL,
        related_name="questions",
        null=True,
        blank=True,
        editable=False,
    )

    objects = QuestionQuerySet.as_manager()

    search_fields = [
        index.SearchField("stem"),
        index.SearchField("code"),
        index.AutocompleteField("stem"),
        index.AutocompleteField("code"),
        index.FilterField("bank"),
        index.FilterField("kind"),
        index.FilterField("retired_at"),
    ]

    class Meta:
        ordering = ["bank", "code"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.CheckConstraint(condition=Q(image=None) | ~Q(image_alt=""), name="question_picture_has_words"),
            models.CheckConstraint(condition=Q(retired_at=None) | Q(live=False), name="question_retired_is_not_live"),
        ]

    def __str__(self):
        return self.code

    @property
    def excerpt(self):
        """The beginning of what is asked, for lists."""
        return Truncator(unescape(strip_tags(self.stem))).chars(110)

    def get_lock(self):
        return RetiredLock(self) if self.retired_at else super().get_lock()

    def with_content_json(self, content):
        """A revision says what was written; what happened to the question as a whole stays, as with `live`."""
        question = super().with_content_json(content)
        question.retired_at = self.retired_at
        question.imported_in = self.imported_in
        return question

    def get_preview_template(self, request, mode_name):
        return "assessments/question_preview.html"

    def get_preview_context(self, request, mode_name):
        return {"request": request, "question": self}

    def clean(self):
        super().clean()
        problems = problems_of(self)
        if problems:
            raise ValidationError(problems)


class QuestionVersion(models.Model):
    """A question as it was published; never changed. What `content` holds of each kind stands in `item_types`."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    content = models.JSONField()
    checksum = models.CharField(max_length=64)
    published_at = models.DateTimeField(_("published at"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )

    class Meta:
        ordering = ["question", "-number"]
        verbose_name = _("question version")
        verbose_name_plural = _("question versions")
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="question_version_number_once")]

    def __str__(self):
        return f"{self.question_id} v{self.number}"
