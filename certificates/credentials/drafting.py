"""The credential of a certificate as it stands in the records, yet to be signed."""

from django.utils import timezone

from certificates.credentials import addresses, status_list
from certificates.credentials.achievements import profile
from certificates.credentials.building import build
from certificates.keys.did import did_of


def draft(certificate, *, valid_from):
    """Load it with its issuer, its place in a list, and the version of its course."""
    version = certificate.enrolment.version
    list_url = addresses.status_list_url(certificate.status_list)
    return build(
        with_dates(certificate),
        issuer=_issuer(certificate.issuer),
        achievement_url=addresses.achievement_url(version),
        image_url=addresses.badge_url(version),
        status=status_list.entry(list_url, certificate.status_index),
        issued_at=certificate.issued_at,
        valid_from=valid_from,
        zone=timezone.get_default_timezone(),
    )


def _issuer(issuer):
    return profile(did=did_of(issuer), name=issuer.name, url=addresses.profile_url(issuer))


def with_dates(certificate):
    """The snapshot; those of the first format have no dates to compute with, so theirs come from the records."""
    snapshot = certificate.snapshot
    if "dates" in snapshot:
        return snapshot
    enrolment = certificate.enrolment
    dates = {
        "issued": _day(certificate.issued_at),
        "started": _day(enrolment.enrolled_at),
        "completed": _day(enrolment.completed_at),
        "valid_until": certificate.valid_until and certificate.valid_until.isoformat(),
    }
    return {**snapshot, "dates": dates}


def _day(moment):
    return timezone.localdate(moment).isoformat()
