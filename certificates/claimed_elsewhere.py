"""Of this site's certificates that somebody claims as a training taken elsewhere: its course is in the ledger."""

from django.db.models import Q

from certificates.models import Certificate
from competencies.claims.own_certificates import OwnCertificate


def certificates_claimed(*, sha256s, numbers):
    """By the files as they were issued, or by the numbers as printed."""
    known = Q(pdf_sha256__in=sha256s) | Q(
        number__in={spelling for number in numbers for spelling in _spellings(number)}
    )
    found = Certificate.objects.filter(known).order_by("-issued_at", "-pk")
    return [
        OwnCertificate(number=number, title=snapshot["course"]["title"], holder=holder)
        for number, snapshot, holder in found.values_list("number", "snapshot", "holder")
    ]


def _spellings(number):
    """As it was copied, and as our numbers are: they have no blanks and hardly ever small letters."""
    return {number.strip(), "".join(number.split()), "".join(number.split()).upper()}
