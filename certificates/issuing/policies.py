"""How agencies issue: their own policy, or the common one, or the usual one while nobody wrote any."""

from django.db.models import F, Q

from accounts.querysets import within
from certificates.models import GradingScale, IssuingPolicy
from certificates.models.sealers import Sealer


def policy_of(agency):
    """The policy that holds for the agency; unsaved where there is none."""
    written = IssuingPolicy.objects.filter(Q(agency=agency) | Q(agency=None))
    return written.order_by(F("agency").asc(nulls_last=True)).first() or IssuingPolicy()


def automatic(field):
    """A condition that the unit at `field` belongs to an agency whose certificates are issued upon completion."""
    common, own = _written()
    if common.is_automatic:
        return ~within(field, [policy.agency for policy in own if not policy.is_automatic])
    return within(field, [policy.agency for policy in own if policy.is_automatic])


def sealed_elsewhere(field):
    """A condition that people seal the certificates of the agency at `field` outside this site."""
    common, own = _written()
    agencies = [policy.agency_id for policy in own]
    uploading = [policy.agency_id for policy in own if policy.sealer == Sealer.UPLOADED]
    found = Q(**{f"{field}__in": uploading})
    return found | ~Q(**{f"{field}__in": agencies}) if common.sealer == Sealer.UPLOADED else found


def _written():
    """The common policy and those of single agencies."""
    policies = list(IssuingPolicy.objects.select_related("agency"))
    common = next((policy for policy in policies if not policy.agency_id), IssuingPolicy())
    return common, [policy for policy in policies if policy.agency_id]


def bands_of(agency, day):
    """The grading scale of that day, [] while there is none: the agency's own newest, else the common newest."""
    scales = GradingScale.objects.filter(Q(agency=agency) | Q(agency=None), valid_from__lte=day)
    scale = scales.order_by(F("agency").asc(nulls_last=True), "-valid_from", "-version").first()
    return scale.bands if scale else []
