"""Who seals the documents of which agency."""

from django.db.models import F, Q

from certificates.models import IssuingPolicy
from certificates.models.sealers import Sealer


def sealer_of(certificate):
    return policy_sealer(certificate.series.agency_id)


def policy_sealer(agency_id):
    policies = IssuingPolicy.objects.filter(Q(agency=agency_id) | Q(agency=None))
    nearest = policies.order_by(F("agency").asc(nulls_last=True)).values_list("sealer", flat=True)
    return nearest.first() or Sealer.OWN


def where_sealed_by(sealer, *, agency):
    """A condition that the agency at the field `agency` has its documents sealed by `sealer`."""
    policies = dict(IssuingPolicy.objects.values_list("agency_id", "sealer"))
    common = policies.pop(None, Sealer.OWN)
    found = Q(**{f"{agency}__in": [each for each, own in policies.items() if own == sealer]})
    return found | ~Q(**{f"{agency}__in": list(policies)}) if common == sealer else found
