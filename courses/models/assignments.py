import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.learning import Enrolment


class TrainingAssignment(models.Model):
    """That an officer gave somebody a course to take, and by when. The enrolment itself is like any other."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.OneToOneField(Enrolment, on_delete=models.PROTECT, related_name="assignment")
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assigned by"),
    )
    assigned_at = models.DateTimeField(_("assigned at"))
    due_on = models.DateField(_("to be finished by"), null=True, blank=True)
    note = models.CharField(_("reason"), max_length=300, blank=True)
    told_at = models.DateTimeField(_("told by mail at"), null=True, blank=True)

    class Meta:
        ordering = ["-assigned_at"]
        verbose_name = _("assignment of a training")
        verbose_name_plural = _("assignments of trainings")

    def __str__(self):
        return f"{self.enrolment_id} by {self.due_on}"
