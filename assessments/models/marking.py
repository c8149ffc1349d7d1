import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assessments.models.attempts import Attempt, AttemptItem


class Judgement(models.Model):
    """What one marker says of one answer, before it is released as the item's `Mark`.

    `levels`: {id of the rubric's criterion: id of the level}. A reconciling one decides between two markers.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(AttemptItem, on_delete=models.PROTECT, related_name="judgements")
    marker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="judgements")
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2, null=True, blank=True)
    levels = models.JSONField(_("levels of the rubric"), default=dict)
    comment = models.TextField(_("comment"), blank=True, max_length=4000)
    is_draft = models.BooleanField(_("draft"), default=True)
    is_reconciling = models.BooleanField(_("decides between two markers"), default=False)
    written_at = models.DateTimeField(_("written at"))

    class Meta:
        ordering = ["item", "written_at"]
        verbose_name = _("judgement of an answer")
        verbose_name_plural = _("judgements of answers")
        constraints = [
            models.UniqueConstraint(fields=["item", "marker", "is_reconciling"], name="judgement_once_per_marker"),
            models.UniqueConstraint(
                fields=["item"], condition=Q(is_reconciling=True), name="judgement_one_reconciling_per_item"
            ),
            models.CheckConstraint(
                condition=Q(is_draft=True, points=None) | Q(points__isnull=False, points__gte=0),
                name="judgement_final_has_points",
            ),
        ]

    def __str__(self):
        return f"Judgement {self.public_id}"


class Appeal(models.Model):
    """A learner asks to look again at the mark of one answer."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="appeals")
    item = models.ForeignKey(AttemptItem, on_delete=models.PROTECT, related_name="appeals")
    reason = models.TextField(_("what is wrong with the mark"), max_length=2000)
    made_at = models.DateTimeField(_("made at"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    answer = models.TextField(_("answer"), blank=True, max_length=2000)
    is_upheld = models.BooleanField(_("upheld"), null=True, blank=True)

    class Meta:
        ordering = ["made_at"]
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        constraints = [
            models.UniqueConstraint(fields=["item"], name="appeal_once_per_item"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, is_upheld=None, answer="")
                | (
                    Q(answered_at__isnull=False, answered_by__isnull=False, is_upheld__isnull=False)
                    & Q(answered_at__gte=F("made_at"))
                    & ~Q(answer="")
                ),
                name="appeal_answered_as_a_whole",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="appeal_has_reason"),
        ]

    def __str__(self):
        return f"Appeal {self.public_id}"
