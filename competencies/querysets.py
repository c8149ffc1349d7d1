from django.db import models
from django.db.models import F, Q, Sum
from django.utils import timezone

from accounts.powers import Power
from accounts.querysets import reached, within


class LedgerRowIsFinal(Exception):
    """Rows of a ledger are added, never changed or deleted: they are what a person relies on as proof."""


class LedgerQuerySet(models.QuerySet):
    def update(self, **fields):
        raise LedgerRowIsFinal(f"Rows of {self.model._meta.label} cannot be changed.")

    def delete(self):
        raise LedgerRowIsFinal(f"Rows of {self.model._meta.label} cannot be deleted.")

    def of(self, person):
        return self.filter(person=person)

    def from_source(self, kind, key):
        """What one completion left in the ledger."""
        return self.filter(source_kind=kind, source_key=key)


class EvidenceQuerySet(LedgerQuerySet):
    def valid(self, at):
        """Proofs that count on the local day of `at`: not revoked and not past their validity."""
        return self.filter(self._validity(at), earned_at__lte=at)

    def lapsed(self, at):
        """Proofs that once counted: revoked, or past their validity on the local day of `at`."""
        return self.exclude(self._validity(at))

    def _validity(self, at):
        today = timezone.localdate(at)
        return Q(Q(valid_until=None) | Q(valid_until__gte=today), revoked_at=None)

    def revoke(self, *, reason, at):
        """The one change that a proof may see. Those already revoked keep their first reason."""
        return super(LedgerQuerySet, self.filter(revoked_at=None)).update(revoked_at=at, revoked_reason=reason)


class HoursCreditQuerySet(LedgerQuerySet):
    def in_year(self, year):
        return self.filter(year=year)

    def credits(self):
        """The lines that give hours, without those that take them back."""
        return self.filter(reverses=None)

    def standing(self):
        """Credits that no later line takes back."""
        return self.credits().filter(reversed_by=None)

    def total(self):
        """The sum of the ledger's lines, reversals included, in lesson hours."""
        return self.aggregate(total=Sum("hours"))["total"] or 0


class HoursRuleQuerySet(models.QuerySet):
    def in_force(self, day, *, agency_path=None):
        """The rule that holds on `day`, or None before the first one; an agency's own goes before a national one."""
        begun = self.filter(Q(agency=None) | Q(agency__path=agency_path), valid_from__lte=day)
        return begun.order_by(F("agency").asc(nulls_last=True), "-valid_from", "-version").first()


class HoursTargetQuerySet(models.QuerySet):
    def in_force(self, year):
        """Every target that may apply in `year`; `competencies.lesson_hours.figures.Targets` picks the right one."""
        return self.filter(year__lte=year).select_related("agency")

    def for_agency(self, path):
        """National targets and those of the agency at the tree path `path`."""
        return self.filter(Q(agency=None) | Q(agency__path=path))


class FrameworkQuerySet(models.QuerySet):
    def for_agency(self, path):
        """Those that everybody may use, and those of the agency at the tree path `path`."""
        return self.filter(Q(agency=None) | Q(agency__path=path))

    def national(self):
        return self.filter(agency=None)

    def readable_by(self, user):
        """Everybody's, one's own agency's, and those one may change."""
        if user.is_superuser:
            return self
        employment = user.current_employment()
        own = Q(agency__path=employment.unit.agency_path) if employment else Q(pk__in=[])
        return self.filter(Q(agency=None) | own | within("agency", user.units_with(Power.MANAGE_FRAMEWORKS)))

    def within_power(self, user, power):
        """Those of the agencies that this user's `power` reaches; an administrator has everybody's as well."""
        return reached(self, user, power, "agency")


class CompetencyLinkQuerySet(models.QuerySet):
    def for_agency(self, path):
        """The lines between frameworks that everybody may use, or that the agency at `path` has of its own."""
        both = Q()
        for side in ("competency", "other"):
            there = Q(**{f"{side}__framework__agency": None})
            both &= there | Q(**{f"{side}__framework__agency__path": path}) if path else there
        return self.filter(both)

    def among(self, frameworks):
        """The lines with both ends in these frameworks."""
        return self.filter(competency__framework__in=frameworks, other__framework__in=frameworks)


class PositionStandardQuerySet(models.QuerySet):
    def in_force(self, day):
        """What binds on `day`: published, begun, and not over."""
        begun = self.filter(published_at__isnull=False, valid_from__lte=day)
        return begun.filter(Q(valid_until=None) | Q(valid_until__gte=day))

    def within_power(self, user, power):
        """Those of units in this user's reach; national ones only for an administrator."""
        return reached(self, user, power, "unit")

    def visible_to(self, user, power):
        """Those in this user's reach, and what is published nationally or further up for the same people."""
        if user.is_superuser or not user.has_power(power):
            return self.within_power(user, power)
        above = {path for unit in user.units_with(power) for path in unit.paths_above}
        binding = Q(unit=None) | Q(unit__path__in=above)
        return self.filter(within("unit", user.units_with(power)) | Q(binding, published_at__isnull=False))


class LearningPathQuerySet(models.QuerySet):
    def offered(self):
        """Published, and not retired since."""
        return self.filter(published_at__isnull=False, retired_at=None)

    def within_power(self, user, power):
        return reached(self, user, power, "unit")


class CompetencyQuerySet(models.QuerySet):
    def areas(self):
        """The groups that a framework sorts its competencies into."""
        return self.filter(parent=None)


class DevelopmentPlanQuerySet(models.QuerySet):
    """Nobody else sees a plan of a person whose data may not be used."""

    def of_team(self, superior):
        """Those of the people whom this user leads now."""
        return self.filter(person__in=self._people(self._employments().led_by(superior)))

    def readable_by(self, user):
        """By the superior, and by those who see the person's learning. Drafts are for their own people only."""
        seen = self._people(self._employments().visible_to(user))
        led = self._people(self._employments().led_by(user))
        return self.filter(Q(person__in=led) | Q(person__in=seen)).exclude(status="draft")

    def _employments(self):
        return self.model.person.field.related_model.employments.rel.related_model.objects.current()

    def _people(self, employments):
        return employments.filter(user__processing_restricted_at=None).order_by().values("user")
