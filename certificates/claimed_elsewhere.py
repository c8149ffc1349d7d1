"""Of this site's certificates that somebody claims as a training taken elsewhere: its course is in the ledger."""

from django.db.models import Q

from certificates.models import Certificate
from competencies.claims.own_certificates import OwnCertificate


def certificate_claimed(*, sha256, number):
    """By the file as it was issued, or by the number as printed."""
    known = Q(pk__in=[])
    if sha256:
        known |= Q(pdf_sha256=sha256)
    if number:
        known |= Q(number=number.strip())
    facts = Certificate.objects.filter(known).order_by("-issued_at").values_list("number", "snapshot", "holder").first()
    if facts is None:
        return None
    printed_number, snapshot, holder = facts
    return OwnCertificate(number=printed_number, title=snapshot["course"]["title"], holder=holder)
