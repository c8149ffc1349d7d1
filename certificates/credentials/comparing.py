"""Whether the records of a certificate still say what its credential says; the register holds the hash of that."""

import json
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import timezone

from certificates.credentials import addresses, tokens
from certificates.credentials.achievements import plain
from certificates.credentials.building import end_of
from certificates.credentials.drafting import with_dates
from certificates.credentials.moments import iso
from certificates.credentials.proofs import ProofInvalid
from certificates.keys import public_parts


def difference(certificate):
    """What differs, in words; "" when nothing does. Load it with its credential, both keys, issuer and list."""
    credential = getattr(certificate, "credential", None)
    if credential is None:
        return ""
    try:
        document = json.loads(credential.document)
        facts = _facts(certificate, document)
    except (ValueError, LookupError, TypeError, AttributeError):
        return "its credential does not say what a credential says"
    for name, (written, *recorded) in facts.items():
        if any(fact != written for fact in recorded):
            return f"its records and its credential have different {name}"
    return _difference_of_token(credential, document)


def _facts(certificate, document):
    """{fact: (as the credential says it, as the records say it, wherever they do)}."""
    snapshot, subject, status = with_dates(certificate), document["credentialSubject"], document["credentialStatus"]
    dates = snapshot["dates"]
    return {
        "verification codes": (document["id"].rpartition("/")[2], certificate.code, snapshot["code"]),
        "names": (subject["identifier"][0]["identityHash"], plain(snapshot["holder"]["name"])),
        "numbers": (subject["licenseNumber"], plain(certificate.number), plain(snapshot["number"])),
        "courses": (document["name"], plain(snapshot["course"]["title"])),
        "lesson hours": (subject["creditsEarned"], snapshot["course"]["hours"]),
        "first days": (subject["activityStartDate"][:10], dates["started"]),
        "last days": (subject["activityEndDate"][:10], dates["completed"]),
        "times of issue": (document["awardedDate"], iso(certificate.issued_at)),
        "ends": (
            document.get("validUntil", ""),
            _end(certificate.valid_until and certificate.valid_until.isoformat()),
            _end(dates.get("valid_until")),
        ),
        "issuers": (document["issuer"]["id"].partition(":penerbit:")[2], certificate.issuer.slug),
        "places in the status list": (
            (urlsplit(status["statusListCredential"]).path, status["statusListIndex"]),
            _place(certificate),
        ),
    }


def _end(day):
    return iso(end_of(day, timezone.get_default_timezone())) if day else ""


def _place(certificate):
    slug = certificate.issuer.slug or addresses.PLATFORM
    path = reverse("certificates:status_list", args=[slug, certificate.status_list.number])
    return path, str(certificate.status_index)


def _difference_of_token(credential, document):
    try:
        said, _key_id = tokens.read_token(
            credential.jwt, public_key_of=lambda *_names: public_parts.public_key(credential.jwt_key)
        )
    except ProofInvalid:
        return "its JWT is not the one that was signed"
    unsigned = {name: value for name, value in document.items() if name != "proof"}
    return "" if said == unsigned else "its JWT says something else than its credential"
