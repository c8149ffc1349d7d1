"""Prepared rows as the worker makes them, without the ledger behind them."""

from django.utils import timezone

from competencies.models import Competency, CompetencyStanding, GapCell


def competency(code="AMAN.3", framework="kominfo-4-pilar"):
    return Competency.objects.get(framework__code=framework, code=code)


def make_cell(unit, *, people, reached=0, code="AMAN.3", at=None):
    return GapCell.objects.create(
        unit=unit, competency=competency(code), people=people, reached=reached, refreshed_at=at or timezone.now()
    )


def make_standing(person, *, required=3, level=0, counting=None, code="AMAN.3"):
    """`counting` is what is recent enough; without it, `level`."""
    return CompetencyStanding.objects.create(
        person=person,
        competency=competency(code),
        required_level=required,
        level=level,
        counting_level=level if counting is None else counting,
    )
