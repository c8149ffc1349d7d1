import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.querysets import reached

MOST_FAILURES = 5


class KioskDeviceQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(revoked_at=None)

    def within_power(self, user, power):
        return reached(self, user, power, "unit")


class KioskDevice(models.Model):
    """A computer or tablet that many people use. Its signed cookie names it; without this row the cookie is nothing."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name of the device"), max_length=80)
    unit = models.ForeignKey("accounts.OrgUnit", on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"))
    revoked_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = KioskDeviceQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("shared device")
        verbose_name_plural = _("shared devices")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="kiosk_device_has_name"),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | Q(revoked_at__gte=F("made_at")), name="kiosk_device_ends_later"
            ),
        ]

    def __str__(self):
        return self.name


class KioskCardQuerySet(models.QuerySet):
    def standing(self, at):
        """Neither taken back nor too old; it may still be locked."""
        return self.filter(revoked_at=None, expires_at__gt=at)

    def over_before(self, moment):
        return self.filter(Q(revoked_at__lt=moment) | Q(expires_at__lt=moment))

    def usable(self, at):
        return self.standing(at).filter(failures__lt=MOST_FAILURES, user__is_active=True)


class KioskCard(models.Model):
    """A printed card for signing in on shared devices. Of its number only a digest is kept.

    The owner chooses the PIN, after proving who they are: whoever prints a card can't use it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kiosk_cards", verbose_name=_("person")
    )
    digest = models.CharField(max_length=64, unique=True)
    pin = models.CharField(max_length=128, blank=True)  # a hash, as of a password
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("issued by")
    )
    issued_at = models.DateTimeField(_("issued at"))
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used at"), null=True, blank=True)
    failures = models.PositiveSmallIntegerField(_("failed attempts"), default=0)

    objects = KioskCardQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        verbose_name = _("sign-in card")
        verbose_name_plural = _("sign-in cards")
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(revoked_at=None), name="kiosk_card_one_standing"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("issued_at")), name="kiosk_card_expires_later"),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | Q(revoked_at__gte=F("issued_at")), name="kiosk_card_ends_later"
            ),
            models.CheckConstraint(condition=Q(failures__lte=MOST_FAILURES), name="kiosk_card_locks_in_time"),
            models.CheckConstraint(condition=Q(last_used_at=None) | ~Q(pin=""), name="kiosk_card_is_used_with_a_pin"),
        ]

    def __str__(self):
        return f"Sign-in card of {self.user}"

    @property
    def is_locked(self):
        return self.failures >= MOST_FAILURES
