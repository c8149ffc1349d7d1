import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.answer_files import answer_storage, place_of_question_file
from assessments.models.bank import BankCategory, QuestionBank
from assessments.querysets import OfBankQuerySet


class QuestionImport(models.Model):
    """A file of questions sent for a bank: read first, taken when the trainer says so, undone while nothing uses it.

    `report`: {"questions": [as judging.Judged.as_entry], "refused": [{"name", "code", "params"}], "checksum"} and,
    once it is taken, "made": the keys of what came into being beside the questions.
    """

    class State(models.TextChoices):
        READ = "read", _("read")
        APPLIED = "applied", _("taken")
        UNDONE = "undone", _("undone")
        DISCARDED = "discarded", _("discarded")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bank = models.ForeignKey(QuestionBank, on_delete=models.PROTECT, related_name="imports")
    category = models.ForeignKey(
        BankCategory, on_delete=models.SET_NULL, related_name="+", null=True, blank=True, verbose_name=_("category")
    )
    competency = models.ForeignKey(
        "competencies.Competency",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("competency"),
        help_text=_("No file of this kind knows it; it can be changed question by question afterwards."),
    )
    name = models.CharField(_("file"), max_length=200)
    file = models.FileField(_("file"), upload_to=place_of_question_file, storage=answer_storage, max_length=200)
    format = models.CharField(_("format"), max_length=20)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.READ)
    report = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("sent at"))
    applied_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    objects = OfBankQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]
        verbose_name = _("import of questions")
        verbose_name_plural = _("imports of questions")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["read", "discarded"], applied_at=None, undone_at=None)
                | Q(state="applied", applied_at__isnull=False, undone_at=None)
                | Q(state="undone", applied_at__isnull=False, undone_at__isnull=False),
                name="question_import_state_has_times",
            )
        ]

    def __str__(self):
        return self.name
