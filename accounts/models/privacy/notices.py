from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class PrivacyNoticeQuerySet(models.QuerySet):
    def current(self, on):
        """The notice that holds on a day: of those published, the one that took effect last; or None."""
        held = self.filter(published_at__isnull=False, effective_from__lte=on)
        return held.order_by("-effective_from", "-version").first()


class PrivacyNotice(models.Model):
    """What people are told about their data (article 21), by version. A published notice is never changed.

    The texts are plain: paragraphs parted by an empty line, "# " before a heading, "- " before a point of a list.
    """

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    text_id = models.TextField(_("text in Indonesian"))
    text_en = models.TextField(_("text in English"))
    effective_from = models.DateField(_("holds from"))
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    objects = PrivacyNoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        verbose_name = _("privacy notice")
        verbose_name_plural = _("privacy notices")
        constraints = [
            models.CheckConstraint(condition=Q(version__gte=1), name="privacy_notice_version_from_1"),
            models.CheckConstraint(condition=~Q(text_id="") & ~Q(text_en=""), name="privacy_notice_in_both_languages"),
        ]

    def __str__(self):
        return f"v{self.version}"

    @property
    def text(self):
        return self.text_en if (get_language() or "").startswith("en") else self.text_id


class NoticeAcknowledgement(models.Model):
    """That a person has been informed by a notice. It is no consent: the basis is a legal duty and a public task."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices_read")
    notice = models.ForeignKey(PrivacyNotice, on_delete=models.PROTECT, related_name="acknowledgements")
    acknowledged_at = models.DateTimeField(_("read at"))

    class Meta:
        ordering = ["-acknowledged_at"]
        verbose_name = _("notice read")
        verbose_name_plural = _("notices read")
        constraints = [models.UniqueConstraint(fields=["user", "notice"], name="notice_acknowledged_once")]

    def __str__(self):
        return f"Notice {self.notice_id} read by {self.user_id}"


class Consent(models.Model):
    """Consent to something optional. Withdrawing closes the row; giving it again is a new one."""

    class Purpose(models.TextChoices):
        TRAINING_NEWS = "training_news", _("News of trainings by e-mail")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=30, choices=Purpose.choices)
    text_version = models.PositiveSmallIntegerField(_("version of the text"))
    given_at = models.DateTimeField(_("given at"))
    withdrawn_at = models.DateTimeField(_("consent withdrawn at"), null=True, blank=True)

    class Meta:
        ordering = ["-given_at"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose"], condition=Q(withdrawn_at=None), name="consent_given_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")),
                name="consent_withdrawn_after_given",
            ),
        ]

    def __str__(self):
        return f"{self.purpose} of {self.user_id}"


class PrivacyContact(models.Model):
    """Whom to ask about personal data (article 53): one row for the whole site."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("data-protection contact")
        verbose_name_plural = _("data-protection contacts")
        constraints = [models.CheckConstraint(condition=Q(id=1), name="privacy_contact_only_one")]

    def __str__(self):
        return self.name
