"""What a course version proves, with the names of today, as snapshots have it."""

from django.db.models import Q

from competencies.models import Competency, ProficiencyLevel


def course_facts(version):
    return {
        "key": str(version.course_key),
        "version": version.number,
        "code": version.code,
        "title": version.title,
        "hours": version.hours,
        "competencies": competencies(version.spec["competencies"]),
    }


def competencies(proofs):
    """The proofs of a course version's spec with their names of today, in Indonesian."""
    if not proofs:
        return []
    wanted = Q()
    for proof in proofs:
        wanted |= Q(framework__code=proof["framework"], code=proof["code"])
    rows = Competency.objects.filter(wanted).select_related("framework")
    found = {(row.framework.code, row.code): row for row in rows}
    levels = {
        (level.framework.code, level.number): level.name_id
        for level in ProficiencyLevel.objects.filter(
            framework__code__in={proof["framework"] for proof in proofs}
        ).select_related("framework")
    }
    return [_competency(proof, found.get((proof["framework"], proof["code"])), levels) for proof in proofs]


def _competency(proof, row, levels):
    return {
        "code": proof["code"],
        "name": row.name_id if row else proof["code"],
        "framework": row.framework.name_id if row else proof["framework"],
        "framework_code": proof["framework"],
        "level": proof["level"],
        "level_name": levels.get((proof["framework"], proof["level"]), ""),
    }
