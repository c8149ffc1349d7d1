from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class TrainingNews(models.Model):
    """That a course is new: its registration has opened for the first time. Those who wished to hear of it are told."""

    course_key = models.UUIDField(_("course"), unique=True)
    title = models.CharField(_("title"), max_length=255)
    begun_at = models.DateTimeField(_("sending began"))
    finished_at = models.DateTimeField(_("everyone told"), null=True, blank=True)

    class Meta:
        ordering = ["-begun_at", "-pk"]
        verbose_name = _("news of a training")
        verbose_name_plural = _("news of trainings")
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(finished_at__gte=F("begun_at")),
                name="training_news_finished_after_begun",
            )
        ]

    def __str__(self):
        return self.title


class TrainingNewsMail(models.Model):
    """That a person was told of a course. The row comes before the mail, so that nobody is told twice."""

    news = models.ForeignKey(TrainingNews, on_delete=models.CASCADE, related_name="mails")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="training_news")
    sent_at = models.DateTimeField(_("sent at"))

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("mailed news of a training")
        verbose_name_plural = _("mailed news of trainings")
        constraints = [models.UniqueConstraint(fields=["news", "person"], name="training_news_mailed_once")]

    def __str__(self):
        return f"News {self.news_id} to {self.person_id}"
