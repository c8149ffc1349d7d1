"""The achievement of Open Badges 3.0: what a course version asks for, whoever has earned it."""

import re
from urllib.parse import quote

from certificates.credentials.canonical import OPEN_BADGES

# A credential stays small enough to be read and checked by anybody.
MOST_ALIGNMENTS = 80
UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


def achievement(course, *, url, image_url):
    """`course` as snapshots have it: "code", "title", "hours", "version", "competencies". Texts are in Indonesian."""
    title = plain(course["title"])
    found = {
        "id": url,
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": title,
        "description": f"Pelatihan {title}, {course['hours']} jam pelajaran (JP).",
        "inLanguage": "id",
        "humanCode": plain(course["code"]),
        "creditsAvailable": course["hours"],
        "criteria": {
            "id": f"{url}#syarat",
            "narrative": "Menyelesaikan semua langkah wajib pelatihan dan memenuhi nilai ambang batasnya.",
        },
        "image": {"id": image_url, "type": "Image", "caption": f"Lencana {title}"},
    }
    if course.get("version"):
        found["version"] = str(course["version"])
    alignments = [alignment(item, url) for item in course["competencies"][:MOST_ALIGNMENTS]]
    return {**found, "alignment": alignments} if alignments else found


def alignment(competency, url):
    level = f"Tingkat {competency['level']}"
    if competency.get("level_name"):
        level = f"{level}: {plain(competency['level_name'])}"
    return {
        "type": ["Alignment"],
        "targetName": plain(competency["name"]),
        "targetCode": plain(competency["code"]),
        "targetDescription": level,
        "targetFramework": plain(competency["framework"]),
        "targetType": "CFItem",
        "targetUrl": f"{url}#{anchor(competency)}",
    }


def anchor(competency):
    """Where a competency stands on the page of the achievement."""
    return quote(f"kompetensi-{competency.get('framework_code', '')}-{competency['code']}", safe="")


def profile(*, did, name, url, description="", email=""):
    """An issuer as Open Badges describes it. The address is that of an office, never of a person."""
    facts = {"id": did, "type": ["Profile"], "name": plain(name), "url": url}
    if description:
        facts["description"] = plain(description)
    return {**facts, "email": email} if email else facts


def standing_alone(document):
    """With the context that a document needs which is no part of a credential."""
    return {"@context": [OPEN_BADGES], **document}


def plain(text):
    """Without control characters, which have no place in a signed text."""
    return UNWRITABLE.sub(" ", text).strip()
