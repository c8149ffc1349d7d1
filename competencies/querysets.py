from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone


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
    def in_force(self, day):
        """The rule that holds on `day`, or None before the first one."""
        return self.filter(valid_from__lte=day).order_by("-valid_from", "-version").first()


class HoursTargetQuerySet(models.QuerySet):
    def in_force(self, year):
        """Every target that may apply in `year`; `competencies.hours.Targets` picks the right one."""
        return self.filter(year__lte=year).select_related("agency")

    def for_agency(self, path):
        """National targets and those of the agency at the tree path `path`."""
        return self.filter(Q(agency=None) | Q(agency__path=path))


class CompetencyQuerySet(models.QuerySet):
    def areas(self):
        """The groups that a framework sorts its competencies into."""
        return self.filter(parent=None)
