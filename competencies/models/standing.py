"""Prepared from the ledger, the standards and the organisation; may be thrown away and made anew at any time."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from competencies.models.evidence import Evidence
from competencies.models.frameworks import Competency


class PersonStanding(models.Model):
    """For which place a person's rows below were prepared, and when they must be made anew.

    The columns of the place are copies, without foreign keys: a difference to the employment as it is now says that
    the rows are out of date, whichever way it came about. `next_change_on` is the first day on which a figure
    changes though nobody does anything: a proof runs out or becomes too old, a standard begins or ends.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="standing")
    employment_key = models.BigIntegerField(null=True, blank=True)
    unit_path = models.CharField(max_length=255, blank=True, db_index=True)
    position_kind_key = models.BigIntegerField(null=True, blank=True)
    position_title = models.CharField(max_length=200, blank=True)
    stale_since = models.DateTimeField(null=True, blank=True)
    next_change_on = models.DateField(null=True, blank=True)
    refreshed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("standing of a person")
        verbose_name_plural = _("standings of people")
        indexes = [
            models.Index(fields=["stale_since"], condition=Q(stale_since__isnull=False), name="standing_stale"),
            models.Index(fields=["next_change_on"], name="standing_next_change"),
        ]

    def __str__(self):
        return f"{self.person_id} at {self.unit_path}"


class CompetencyStanding(models.Model):
    """A person's level of one competency that is proved or demanded.

    `level` is the highest valid one, `counting_level` the highest that is recent enough for the demand; 0 is none.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="competency_standings")
    competency = models.ForeignKey(Competency, on_delete=models.CASCADE, related_name="+")
    required_level = models.PositiveSmallIntegerField(null=True, blank=True)
    weight = models.PositiveSmallIntegerField(default=1)
    level = models.PositiveSmallIntegerField(default=0)
    counting_level = models.PositiveSmallIntegerField(default=0)
    evidence = models.ForeignKey(Evidence, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("standing in a competency")
        verbose_name_plural = _("standings in competencies")
        constraints = [
            models.UniqueConstraint(fields=["person", "competency"], name="standing_once_per_competency"),
        ]

    def __str__(self):
        return f"{self.person_id} in {self.competency_id}: {self.counting_level}"


class GapCell(models.Model):
    """Of the people who work in this very unit and of whom the competency is demanded: how many, how many reach it.

    `missing_levels` is the sum of the levels they lack.
    """

    unit = models.ForeignKey("accounts.OrgUnit", on_delete=models.CASCADE, related_name="+")
    competency = models.ForeignKey(Competency, on_delete=models.CASCADE, related_name="+")
    people = models.PositiveIntegerField()
    reached = models.PositiveIntegerField()
    outdated = models.PositiveIntegerField(default=0)
    unproved = models.PositiveIntegerField(default=0)
    missing_levels = models.PositiveIntegerField(default=0)
    refreshed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("cell of the gap map")
        verbose_name_plural = _("cells of the gap map")
        constraints = [
            models.UniqueConstraint(fields=["unit", "competency"], name="gap_cell_once"),
            models.CheckConstraint(condition=Q(reached__lte=models.F("people")), name="gap_cell_reached_of_people"),
        ]

    def __str__(self):
        return f"{self.unit_id} × {self.competency_id}: {self.reached} of {self.people}"


class Recomputation(models.Model):
    """A run over everybody that compares what is prepared with what the ledger says; it goes on where it stopped."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    mends = models.BooleanField(default=False)
    last_person = models.BigIntegerField(default=0)
    checked = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    differences = models.PositiveIntegerField(default=0)
    examples = models.JSONField(default=list, blank=True)
    moved_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("recomputation")
        verbose_name_plural = _("recomputations")
        constraints = [
            models.UniqueConstraint(
                fields=["mends"], condition=Q(finished_at=None), name="recomputation_one_of_a_kind_at_a_time"
            ),
        ]

    def __str__(self):
        return f"{self.checked} of {self.total} since {self.started_at}"
