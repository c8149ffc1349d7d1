from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.querysets import RoleAssignmentQuerySet


class RoleAssignment(models.Model):
    """A role that a person holds for a time; with a unit it holds for that unit's whole subtree.

    Everyone who signs in is a learner: that needs no assignment. Administrators serve the whole site.
    """

    class Role(models.TextChoices):
        TRAINER = "trainer", _("trainer")
        HR_OFFICER = "hr_officer", _("HR officer")
        ADMINISTRATOR = "administrator", _("administrator")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roles", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    unit = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="role_assignments",
        verbose_name=_("unit"),
    )
    started_at = models.DateTimeField(_("holds from"), default=timezone.now)
    ended_at = models.DateTimeField(_("holds until"), null=True, blank=True)

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("role assignment")
        verbose_name_plural = _("role assignments")
        constraints = [
            models.CheckConstraint(
                condition=~Q(role="hr_officer") | Q(unit__isnull=False),
                name="role_hr_officer_has_unit",
            ),
            models.CheckConstraint(
                condition=~Q(role="administrator") | Q(unit__isnull=True),
                name="role_administrator_has_no_unit",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="role_ends_after_start",
            ),
            # Two rules, because an empty unit equals no other: SQLite can't be told otherwise (NULLS NOT DISTINCT).
            models.UniqueConstraint(
                fields=["user", "role", "unit"],
                condition=Q(ended_at=None, unit__isnull=False),
                name="role_held_once_in_a_unit",
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(ended_at=None, unit__isnull=True),
                name="role_held_once_everywhere",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"
