"""The Open Badges 3.0 credential of a certificate, from the facts that were printed and no others.

It never holds the holder's NIP or NI PPPK, not even hashed: the number encodes the day of birth and the sex, so that a
hash of it can be undone by trying.
"""

import datetime
import re
from uuid import NAMESPACE_URL, uuid5

from certificates.credentials.achievements import achievement, plain
from certificates.credentials.canonical import CREDENTIALS_V2, OPEN_BADGES, OPEN_BADGES_EXTENSIONS
from certificates.credentials.moments import iso

CONTEXTS = [CREDENTIALS_V2, OPEN_BADGES, OPEN_BADGES_EXTENSIONS]
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def build(snapshot, *, issuer, achievement_url, image_url, status, issued_at, valid_from, zone):
    """The credential, yet to be signed. `issuer` is a profile, `status` an entry of a status list.

    `snapshot` must have "dates"; days begin and end in `zone`. `valid_from` is later than `issued_at` when it is
    signed again: that is how readers tell which of two with the same id is the newer one.
    """
    link = snapshot["verify_url"]
    document = {
        "@context": [*CONTEXTS],
        "id": link,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": plain(snapshot["course"]["title"]),
        "issuer": issuer,
        "validFrom": iso(valid_from),
        "awardedDate": iso(issued_at),
        "credentialSubject": _subject(snapshot, achievement_url=achievement_url, image_url=image_url, zone=zone),
        "evidence": [_evidence(link)],
        "credentialStatus": status,
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
    }
    if snapshot["dates"].get("valid_until"):
        document["validUntil"] = iso(end_of(snapshot["dates"]["valid_until"], zone))
    return document


def end_of(day, zone):
    """The last second of `day` ("2029-11-20")."""
    midnight = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(23, 59, 59))
    return midnight.replace(tzinfo=zone)


def _subject(snapshot, *, achievement_url, image_url, zone):
    course, dates = snapshot["course"], snapshot["dates"]
    awarded = achievement(course, url=achievement_url, image_url=image_url)
    descriptions, results = _results(snapshot, achievement_url)
    if results:
        awarded = {**awarded, "resultDescription": descriptions}
    subject = {
        # Of this certificate only, so that two credentials of one person are not linked by it.
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, snapshot['verify_url'])}",
        "type": ["AchievementSubject"],
        "identifier": [
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityHash": plain(snapshot["holder"]["name"]),
                "identityType": "name",
            }
        ],
        "licenseNumber": plain(snapshot["number"]),
        "activityStartDate": _beginning_of(dates["started"], zone),
        "activityEndDate": _beginning_of(dates["completed"], zone),
        "creditsEarned": course["hours"],
        "achievement": awarded,
    }
    return {**subject, "result": results} if results else subject


def _beginning_of(day, zone):
    """With its offset: in UTC it would be the day before."""
    return datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(), zone).isoformat()


def _evidence(link):
    return {
        "id": f"{link}#bukti",
        "type": ["Evidence"],
        "name": "Halaman verifikasi sertifikat",
        "narrative": "Status, penerbit, dan catatan register sertifikat ini dapat diperiksa siapa pun di halaman ini.",
    }


def _results(snapshot, url):
    """Descriptions and results, only of what the document prints as well."""
    result, printed = snapshot.get("result", {}), printed_placeholders(snapshot.get("layout", {}))
    descriptions, results = [], []
    if result.get("score") and "nilai" in printed:
        about = {"name": "Nilai akhir", "resultType": "Percent", "valueMin": "0", "valueMax": "100"}
        descriptions.append({"id": f"{url}#nilai", "type": ["ResultDescription"], **about})
        results.append({"type": ["Result"], "resultDescription": f"{url}#nilai", "value": result["score"]})
    if result.get("predikat") and "predikat" in printed:
        about = {"name": "Predikat", "resultType": "PerformanceLevel"}
        descriptions.append({"id": f"{url}#predikat", "type": ["ResultDescription"], **about})
        value = plain(result["predikat"])
        results.append({"type": ["Result"], "resultDescription": f"{url}#predikat", "value": value})
    return descriptions, results


def printed_placeholders(layout):
    """The names of the {placeholders} in the texts of a layout (format 2)."""
    texts = [element.get("text", "") for page in layout.get("pages", []) for element in page.get("elements", [])]
    return {name for text in texts for name in PLACEHOLDER.findall(text)}
