import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from accounts import identity_numbers
from accounts.querysets import EmploymentQuerySet, OrgUnitManager, UnitChangeQuerySet


class OrgUnit(MP_Node):
    """A unit of the organisation tree (SIASN's *unor*); a root is an agency (instansi)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("local code"), max_length=40, blank=True)
    siasn_id = models.CharField(_("SIASN unor id"), max_length=40, blank=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_units",
        verbose_name=_("merged into"),
    )

    objects = OrgUnitManager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(opened_on=None) | Q(closed_on__gte=F("opened_on")),
                name="unit_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(closed_on__isnull=False), name="unit_merged_is_closed"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="unit_merged_into_another"
            ),
            # A local code is unique within its agency, which only the services of the tree can hold.
            models.UniqueConstraint(fields=["siasn_id"], condition=~Q(siasn_id=""), name="unit_siasn_id_once"),
        ]

    def __str__(self):
        return self.name

    @property
    def agency_path(self):
        """The tree path of the agency that this unit belongs to."""
        return self.path[: self.steplen]

    @property
    def is_closed(self):
        return self.closed_on is not None

    @property
    def paths_above(self):
        """The tree paths of the units above, the agency first."""
        return [self.path[:end] for end in range(self.steplen, len(self.path), self.steplen)]


class UnitChange(models.Model):
    """What happened, or is going to happen, to a unit on a day; the history of the tree. Never changed once applied.

    `refusal` is the code of the reason why a change whose day has come could not be made (services.refusals).
    """

    class Kind(models.TextChoices):
        OPENED = "opened", _("opened")
        RENAMED = "renamed", _("renamed")
        MOVED = "moved", _("moved")
        MERGED = "merged", _("merged")
        CLOSED = "closed", _("closed")
        REOPENED = "reopened", _("reopened")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="changes", verbose_name=_("unit"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    effective_on = models.DateField(_("holds from"))
    old_parent = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    new_parent = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    old_name = models.CharField(_("name before"), max_length=200, blank=True)
    new_name = models.CharField(_("name after"), max_length=200, blank=True)
    document = models.CharField(_("legal basis"), max_length=200, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("recorded at"))
    applied_at = models.DateTimeField(_("applied at"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    refusal = models.CharField(max_length=40, blank=True)

    objects = UnitChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-effective_on", "-pk"]
        verbose_name = _("change of a unit")
        verbose_name_plural = _("changes of units")
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_at=None) | Q(cancelled_at=None), name="unit_change_applied_or_cancelled"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["moved", "merged"]) | Q(new_parent__isnull=False),
                name="unit_change_goes_somewhere",
            ),
            models.CheckConstraint(condition=Q(refusal="") | Q(applied_at=None), name="unit_change_refused_or_applied"),
            models.CheckConstraint(
                condition=~Q(kind="renamed") | ~Q(new_name=""), name="unit_change_renames_to_something"
            ),
        ]
        indexes = [
            models.Index(
                fields=["effective_on"], condition=Q(applied_at=None, cancelled_at=None), name="unit_change_planned"
            )
        ]

    def __str__(self):
        return f"{self.unit}: {self.get_kind_display()}"

    @property
    def is_planned(self):
        return self.applied_at is None and self.cancelled_at is None


class Employment(models.Model):
    """What a person was or is as a civil servant, dated; a move or a new number is a new row.

    `ended_on` is the first day on which the row no longer holds: the day the next one starts.
    """

    class Status(models.TextChoices):
        PNS = "PNS", _("PNS")
        CPNS = "CPNS", _("CPNS")
        PPPK = "PPPK", _("PPPK")
        PPPK_PART_TIME = "PPPK_PW", _("PPPK part-time")

    class Ending(models.TextChoices):
        CHANGED = "changed", _("another position or number")
        RETIRED = "retired", _("retired")
        RESIGNED = "resigned", _("resigned")
        TRANSFERRED = "transferred", _("transferred to an agency outside this site")
        CONTRACT_ENDED = "contract_ended", _("contract ended")
        DISMISSED = "dismissed", _("dismissed")
        DIED = "died", _("died")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="employments", verbose_name=_("person")
    )
    number = models.CharField(
        _("NIP or NI PPPK"),
        max_length=18,
        validators=[identity_numbers.validate_identity_number],
    )
    status = models.CharField(_("employment status"), max_length=8, choices=Status.choices)
    rank = models.ForeignKey(
        "accounts.Rank",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("rank"),
    )
    position_kind = models.ForeignKey(
        "accounts.PositionKind",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("position kind"),
    )
    position_title = models.CharField(_("position"), max_length=200, blank=True)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="employments", verbose_name=_("unit"))
    started_on = models.DateField(_("holds from"))
    ended_on = models.DateField(_("holds until"), null=True, blank=True)
    ending = models.CharField(_("reason of ending"), max_length=16, choices=Ending.choices, blank=True)
    superior = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="subordinate_employments",
        verbose_name=_("superior"),
    )

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        # What is not over comes first: after a merge, a row that ended may have begun on the same day.
        ordering = [F("ended_on").desc(nulls_first=True), "-started_on", "-pk"]
        verbose_name = _("employment")
        verbose_name_plural = _("employments")
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(ended_on=None),
                name="employment_one_current",
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(ended_on=None),
                name="employment_number_current_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="employment_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(number__regex=r"^[0-9]{18}$"),
                name="employment_number_18_digits",
            ),
            models.CheckConstraint(
                condition=Q(ending="") | Q(ended_on__isnull=False), name="employment_ending_has_its_day"
            ),
            models.CheckConstraint(
                condition=Q(superior=None) | ~Q(superior=F("user")), name="employment_superior_is_someone_else"
            ),
        ]
        indexes = [
            models.Index(fields=["number"], name="employment_number"),
            models.Index(fields=["ending", "ended_on"], name="employment_left"),
            # Counting a unit's people reads this index and no row.
            models.Index(fields=["unit", "ended_on", "started_on"], name="employment_of_unit"),
        ]

    def __str__(self):
        return f"{self.number} {self.position_title}"

    @property
    def masked_number(self):
        """As strangers may see it: only the year of birth. "1990•••• •••••• • •••"."""
        return identity_numbers.mask(self.number)

    @property
    def grouped_number(self):
        return identity_numbers.grouped(self.number)

    @property
    def is_pppk(self):
        return self.status in (self.Status.PPPK, self.Status.PPPK_PART_TIME)

    def is_planned(self, today):
        """Whether it only begins, or is only going to end, after `today`."""
        return self.started_on > today or (self.ended_on is not None and self.ended_on > today)

    def oddities(self):
        """What deserves a second look in the number, in words; nothing that would be wrong for certain."""
        odd = identity_numbers.disagreement(self.number, is_pppk=self.is_pppk)
        return [*identity_numbers.parse(self.number).warnings, *([odd] if odd else [])]
