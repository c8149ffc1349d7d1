"""What a person's competency profile and digital CV tell of certificates."""

from django.urls import reverse
from django.utils.translation import gettext as _

from certificates.models import Certificate
from certificates.verifying.facts import issued_by, printed_dates
from competencies.ledger.proof_links import ProofLink
from competencies.profile.certificates import HeldCertificate


def links_to_certificates(keys, is_own):
    """{enrolment: its certificate, as it stands after corrections}: the person's own page of it, or the public one."""
    found = Certificate.objects.filter(enrolment__public_id__in=keys, replaced_by=None)
    rows = found.order_by().values_list("enrolment__public_id", "public_id", "code", "number")
    return {
        enrolment: ProofLink(
            url=reverse("certificates:detail", args=[public_id])
            if is_own
            else reverse("certificates:verify", args=[code]),
            label=_("Certificate %(number)s") % {"number": number},
        )
        for enrolment, public_id, code, number in rows
    }


def certificates_that_hold(person, on):
    held = Certificate.objects.filter(holder=person).valid_on(on).order_by("-issued_at", "-pk")
    return [_told(each) for each in held.only("code", "number", "snapshot", "issued_at", "valid_until")]


def _told(certificate):
    return HeldCertificate(
        title=certificate.snapshot["course"]["title"],
        number=certificate.number,
        issued_by=issued_by(certificate.snapshot),
        issued_on=printed_dates(certificate)["issued"],
        valid_until=certificate.valid_until,
        verify_url=reverse("certificates:verify", args=[certificate.code]),
    )
