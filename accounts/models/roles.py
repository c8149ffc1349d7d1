from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.querysets import RoleAssignmentQuerySet


class RoleAssignment(models.Model):
    """A role that a person holds for a time; with a unit it holds for that unit's whole subtree.

    Everyone who signs in is a learner: that needs no assignment. Administrators serve the whole site. A course is
    named by its pages' `translation_key`. What a role allows stands in `accounts.powers`.
    """

    class Role(models.TextChoices):
        TRAINER = "trainer", _("trainer")
        ORGANISER = "organiser", _("organiser")
        MARKER = "marker", _("marker")
        HR_OFFICER = "hr_officer", _("HR officer")
        SIGNATORY = "signatory", _("signatory")
        AGENCY_ADMINISTRATOR = "agency_administrator", _("agency administrator")
        DATA_PROTECTION_OFFICER = "data_protection_officer", _("data-protection officer")
        AUDITOR = "auditor", _("auditor")
        ADMINISTRATOR = "administrator", _("administrator")

    OF_A_UNIT = (
        Role.HR_OFFICER,
        Role.SIGNATORY,
        Role.AGENCY_ADMINISTRATOR,
        Role.DATA_PROTECTION_OFFICER,
        Role.AUDITOR,
    )
    OF_A_COURSE = (Role.TRAINER, Role.ORGANISER, Role.MARKER)

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roles", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=40, choices=Role.choices)
    unit = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="role_assignments",
        verbose_name=_("unit"),
    )
    course_key = models.UUIDField(_("course"), null=True, blank=True)
    started_at = models.DateTimeField(_("holds from"), default=timezone.now)
    ended_at = models.DateTimeField(_("holds until"), null=True, blank=True)

    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("granted by"),
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    delegated_from = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="delegations",
        verbose_name=_("delegated from"),
    )

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("role assignment")
        verbose_name_plural = _("role assignments")
        constraints = [
            models.CheckConstraint(
                condition=~Q(
                    role__in=["hr_officer", "signatory", "agency_administrator", "data_protection_officer", "auditor"]
                )
                | Q(unit__isnull=False),
                name="role_of_a_unit_has_unit",
            ),
            models.CheckConstraint(
                condition=Q(course_key__isnull=True)
                | Q(role__in=["trainer", "organiser", "marker"], unit__isnull=True),
                name="role_of_a_course_has_no_unit",
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
                condition=Q(ended_at=None, unit__isnull=True, course_key__isnull=True),
                name="role_held_once_everywhere",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "course_key"],
                condition=Q(ended_at=None, course_key__isnull=False),
                name="role_held_once_in_a_course",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"
