"""Tells those who decide about a result which certificate rests on it."""

from django.urls import reverse

from assessments.regrading.proofs import Proof
from certificates.models import Certificate


def certificates_of(enrolments):
    """{key of an enrolment: Proof}. Of a corrected certificate the one that holds now."""
    found = Certificate.objects.filter(enrolment__in=enrolments, replaced_by=None).with_fate()
    return {
        certificate.enrolment_id: Proof(
            label=certificate.number,
            url=reverse("certificates:verify", args=[certificate.code]),
            is_valid=certificate.is_valid,
        )
        for certificate in found
    }
