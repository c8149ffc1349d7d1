"""Evidence and lesson hours without a course behind them."""

import uuid
from decimal import Decimal

from django.utils import timezone

from competencies import services
from competencies.models import HoursCredit, HoursRule, HoursTarget

COURSE = "course"
SAFETY = ("kominfo-4-pilar", "AMAN.3")


def prove(person, at, *, competency=SAFETY, level=3, source_key=None, title="Literasi Digital Dasar", **facts):
    """One piece of evidence, from a completion of its own unless `source_key` says otherwise."""
    framework, code = competency
    (evidence,) = services.record_evidence(
        person=person,
        proofs=[{"framework": framework, "code": code, "level": level}],
        source_kind=COURSE,
        source_key=source_key or uuid.uuid4(),
        source_title=title,
        at=at,
        **facts,
    )
    return evidence


def credit(person, at, *, hours=20, source_key=None, title="Literasi Digital Dasar"):
    return services.credit_hours(
        person=person, hours=hours, title=title, source_kind=COURSE, source_key=source_key or uuid.uuid4(), at=at
    )


def credit_in_parts(person, at, *, hours, title="Literasi Digital Dasar"):
    """A line with parts of an hour, as rules of before gave them; those of today round down."""
    return HoursCredit.objects.create(
        person=person,
        hours=Decimal(hours),
        year=timezone.localtime(at).year,
        title=title,
        source_kind=COURSE,
        source_key=uuid.uuid4(),
        rule=HoursRule.objects.get(agency=None, version=1),
        earned_at=at,
    )


def make_target(*, agency=None, status="PNS", year=2026, hours=30, is_ceiling=False):
    return HoursTarget.objects.create(
        agency=agency, status=status, year=year, hours=hours, is_ceiling=is_ceiling, basis="Peraturan contoh"
    )
