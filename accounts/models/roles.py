import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.querysets import RoleAssignmentQuerySet, RoleProposalQuerySet


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

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
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
    course_title = models.CharField(_("title of the course"), max_length=255, blank=True)
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
            models.CheckConstraint(
                condition=Q(delegated_from=None) | Q(ended_at__isnull=False), name="role_delegation_has_an_end"
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

    @property
    def scope(self):
        """Where the role holds, in words."""
        if self.course_key:
            return self.course_title or _("a course")
        return str(self.unit) if self.unit_id else _("the whole site")

    @property
    def is_delegated(self):
        return self.delegated_from_id is not None

    @property
    def last_day(self):
        """The day of the last moment, for people: a role that ends at midnight had the day before as its last."""
        return self.ended_at and self.ended_at - timedelta(microseconds=1)

    def holds_at(self, at):
        return self.started_at <= at and not self.is_over_at(at)

    def is_over_at(self, at):
        """One that was taken back before it began ends where it starts, and is over at any time."""
        return self.ended_at is not None and self.ended_at <= max(at, self.started_at)


class RoleProposal(models.Model):
    """An administrator's role that one officer proposes for a colleague and another officer approves or refuses."""

    class Decision(models.TextChoices):
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    FOUR_EYES = (RoleAssignment.Role.AGENCY_ADMINISTRATOR, RoleAssignment.Role.ADMINISTRATOR)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="role_proposals", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=40, choices=RoleAssignment.Role.choices)
    unit = models.ForeignKey(
        "accounts.OrgUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="role_proposals",
        verbose_name=_("unit"),
    )
    starts_at = models.DateTimeField(_("holds from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("holds until"), null=True, blank=True)
    delegated_from = models.ForeignKey(
        RoleAssignment, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=200)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    expires_at = models.DateTimeField(_("lapses at"))
    decision = models.CharField(_("decision"), max_length=9, choices=Decision.choices, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decision_reason = models.CharField(_("reason of the decision"), max_length=200, blank=True)

    objects = RoleProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name = _("proposed role")
        verbose_name_plural = _("proposed roles")
        constraints = [
            models.CheckConstraint(
                condition=Q(role="agency_administrator", unit__isnull=False) | Q(role="administrator", unit=None),
                name="role_proposal_is_for_an_administrator",
            ),
            models.CheckConstraint(condition=~Q(proposed_by=F("user")), name="role_proposal_is_for_somebody_else"),
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | Q(decision="withdrawn", decided_by=F("proposed_by"))
                | (~Q(decision="withdrawn") & ~Q(decided_by=F("proposed_by")) & ~Q(decided_by=F("user"))),
                name="role_proposal_is_decided_by_a_third",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_by=None, decided_at=None)
                | (~Q(decision="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="role_proposal_decision_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(decision="refused") | ~Q(decision_reason=""), name="role_proposal_refusal_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"

    @property
    def scope(self):
        return str(self.unit) if self.unit_id else _("the whole site")

    def is_open_at(self, at):
        return not self.decision and at < self.expires_at


class RoleGroup(models.Model):
    """Which group of the content admin follows a role, or a role in one course. Renaming the group changes nothing."""

    role = models.CharField(max_length=40, choices=RoleAssignment.Role.choices)
    course_key = models.UUIDField(null=True, blank=True)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="role_group")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["role"], condition=Q(course_key=None), name="role_group_once_for_a_role"),
            models.UniqueConstraint(
                fields=["role", "course_key"],
                condition=Q(course_key__isnull=False),
                name="role_group_once_for_a_course",
            ),
        ]

    def __str__(self):
        return f"{self.role} {self.course_key or ''}".strip()
