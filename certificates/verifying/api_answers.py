"""What other systems are told, as OpenAPI describes it. Names of fields and codes are English and do not change."""

import datetime
from typing import Literal

from ninja import Field, Schema

from certificates.verifying.facts import issued_by, printed_dates
from certificates.verifying.findings import Outcome
from certificates.verifying.kinds import Kind
from certificates.verifying.verdicts import checks_of, verdict_of

StateName = Literal["being_made", "valid", "expiring", "expired", "renewed", "revoked", "superseded"]
CheckName = Literal["signature", "issuer", "status", "expiry", "register"]
Tone = Literal["success", "info", "warning", "danger"]


class CheckAnswer(Schema):
    """`result`: "success" holds, "info" could not be asked, "warning" deserves a look, "danger" does not hold."""

    name: CheckName
    result: Tone
    text: str


class CourseAnswer(Schema):
    title: str
    code: str
    hours: int


class CertificateAnswer(Schema):
    """The public facts, as printed. `holds`: whether it may be relied on today."""

    code: str
    number: str
    revision: int
    state: StateName
    holds: bool
    title: str
    text: str
    name: str
    course: CourseAnswer
    issued_by: str
    issued_on: datetime.date
    started_on: datetime.date | None
    completed_on: datetime.date | None
    valid_until: datetime.date | None
    revoked_at: datetime.datetime | None
    replaced_by: str = Field(description="Code of the certificate to look at instead, or empty.")
    verify_url: str
    checks: list[CheckAnswer]


class MatchQuestion(Schema):
    code: str = Field(max_length=200, description="The verification code; capital and small letters are the same.")
    number: str = Field(max_length=60, description="NIP or NI PPPK, 18 digits.")


class MatchAnswer(Schema):
    matches: bool


class FileAnswer(Schema):
    """`outcome` says what the file proves. `certificate` is the one that it names, as our records hold it: only
    with the outcome "genuine" does the file itself say the same. Of a badge (PNG, SVG) this is the credential in it;
    what the picture shows is ours only where `is_exact`."""

    outcome: Outcome
    kind: Kind
    title: str
    text: str
    advice: str
    by: str = Field(description="Who signed it or which site it names, when it was somebody else.")
    has_proof: bool = Field(description="Whether a signature of ours inside it was checked and holds.")
    is_exact: bool = Field(description="Whether it is byte for byte the file that we gave out.")
    certificate: CertificateAnswer | None


def certificate_answer(certificate, facts):
    snapshot, verdict, dates = certificate.snapshot, verdict_of(facts), printed_dates(certificate)
    course = snapshot["course"]
    return {
        "code": certificate.code,
        "number": certificate.number,
        "revision": certificate.revision,
        "state": verdict.name,
        "holds": facts.holds and facts.is_made,
        "title": verdict.title,
        "text": verdict.text,
        "name": snapshot["holder"]["name"],
        "course": {"title": course["title"], "code": course["code"], "hours": course["hours"]},
        "issued_by": issued_by(snapshot),
        "issued_on": dates["issued"],
        "started_on": dates.get("started"),
        "completed_on": dates.get("completed"),
        "valid_until": certificate.valid_until,
        "revoked_at": facts.revoked_at,
        "replaced_by": facts.newer_code,
        "verify_url": snapshot["verify_url"],
        "checks": [{"name": each.name, "result": each.tone, "text": each.text} for each in checks_of(facts)],
    }


def file_answer(finding, verdict):
    named = finding.certificate
    return {
        "outcome": finding.outcome,
        "kind": finding.kind,
        "title": verdict.title,
        "text": verdict.text,
        "advice": verdict.advice,
        "by": finding.by,
        "has_proof": finding.has_proof,
        "is_exact": finding.is_exact,
        "certificate": certificate_answer(named, finding.facts) if named else None,
    }
