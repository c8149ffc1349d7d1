"""What each agency has chosen, for pages that show many certificates."""

from functools import cached_property

from certificates.models import IssuingPolicy

USUAL = IssuingPolicy()


class Policies:
    """Asked for once, and only when it matters. Certificates need their series."""

    @cached_property
    def by_agency(self):
        return {policy.agency_id: policy for policy in IssuingPolicy.objects.all()}

    def expiring_days(self, certificate):
        """How many days before its end the certificate counts as expiring."""
        return self._of(certificate).expiring_days if certificate.valid_until else 0

    def sealer(self, certificate):
        return self._of(certificate).sealer

    def _of(self, certificate):
        common = self.by_agency.get(None, USUAL)
        return self.by_agency.get(certificate.series.agency_id, common)

    @property
    def widest_window(self):
        return max(policy.expiring_days for policy in [*self.by_agency.values(), USUAL])
