import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string

from assessments.category_tree import below
from assessments.querysets import OfBankQuerySet, QuestionBankQuerySet


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
    units = models.ManyToManyField(
        "accounts.OrgUnit",
        related_name="question_banks",
        blank=True,
        verbose_name=_("shared with the trainers of"),
        help_text=_("Every trainer of these units, and of the units below them, uses the bank."),
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


class BankCategory(models.Model):
    """A place in the tree by which a bank is put in order."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bank = models.ForeignKey(QuestionBank, on_delete=models.CASCADE, related_name="categories")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
        verbose_name=_("part of"),
    )
    name = models.CharField(_("name"), max_length=120)

    objects = OfBankQuerySet.as_manager()

    class Meta:
        ordering = ["bank", "name"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        constraints = [
            models.UniqueConstraint(fields=["bank", "name"], condition=Q(parent=None), name="bank_top_category_once"),
            models.UniqueConstraint(
                fields=["parent", "name"],
                condition=Q(parent__isnull=False),
                name="bank_category_once_in_parent",
            ),
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="bank_category_not_in_itself"),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if self.parent_id is None:
            return
        if self.parent.bank_id != self.bank_id:
            raise ValidationError({"parent": _("Choose a category of the same bank.")})
        tree = dict(BankCategory.objects.filter(bank=self.bank_id).values_list("pk", "parent"))
        if self.pk and self.parent_id in below(tree, self.pk):
            raise ValidationError({"parent": _("A category cannot be part of itself or of what belongs to it.")})


class QuestionTag(TagBase):
    """A word that trainers find questions by, across all banks."""

    free_tagging = True

    class Meta:
        verbose_name = _("tag of questions")
        verbose_name_plural = _("tags of questions")


class Case(models.Model):
    """A text or a picture that several questions share."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bank = models.ForeignKey(QuestionBank, on_delete=models.PROTECT, related_name="cases")
    title = models.CharField(_("title"), max_length=160)
    body = RichTextField(
        _("text"), features=["bold", "italic", "superscript", "subscript", "code", "ul", "ol"], blank=True
    )
    image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("picture"),
    )
    image_alt = models.CharField(_("what the picture shows"), max_length=300, blank=True)

    objects = OfBankQuerySet.as_manager()

    class Meta:
        ordering = ["bank", "title"]
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.CheckConstraint(condition=Q(image=None) | ~Q(image_alt=""), name="case_picture_has_words"),
        ]

    def __str__(self):
        return self.title
