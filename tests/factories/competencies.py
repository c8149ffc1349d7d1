"""Evidence and lesson hours without a course behind them."""

import uuid

from competencies import services
from competencies.models import HoursTarget

COURSE = "course"
SAFETY = ("kominfo-4-pilar", "AMAN.3")


def prove(person, at, *, competency=SAFETY, level=3, source_key=None, title="Literasi Digital Dasar"):
    """One piece of evidence, from a completion of its own unless `source_key` says otherwise."""
    framework, code = competency
    (evidence,) = services.record_evidence(
        person=person,
        proofs=[{"framework": framework, "code": code, "level": level}],
        source_kind=COURSE,
        source_key=source_key or uuid.uuid4(),
        source_title=title,
        at=at,
    )
    return evidence


def credit(person, at, *, hours=20, source_key=None, title="Literasi Digital Dasar"):
    return services.credit_hours(
        person=person, hours=hours, title=title, source_kind=COURSE, source_key=source_key or uuid.uuid4(), at=at
    )


def make_target(*, agency=None, status="PNS", year=2026, hours=30, is_ceiling=False):
    return HoursTarget.objects.create(
        agency=agency, status=status, year=year, hours=hours, is_ceiling=is_ceiling, basis="Peraturan contoh"
    )
