"""The prepared rows as tables hold them, and where two sets of them differ."""

from competencies.models import CompetencyStanding
from competencies.standing.judging import Row

PLACE = ["employment_key", "unit_path", "position_kind_key", "position_title"]
RESULT = ["required_level", "weight", "level", "counting_level", "evidence"]


def row_of(person_id, row):
    return CompetencyStanding(
        person_id=person_id,
        competency_id=row.competency,
        required_level=row.required_level,
        weight=row.weight,
        level=row.level,
        counting_level=row.counting_level,
        evidence_id=row.evidence,
    )


def as_judged(row):
    """What a prepared row says, in the words of `judging`."""
    return Row(
        competency=row.competency_id,
        required_level=row.required_level,
        weight=row.weight,
        level=row.level,
        counting_level=row.counting_level,
        evidence=row.evidence_id,
    )


def difference(existing, wanted):
    """Keys that are missing or say something else, and keys of rows that should not be. Keys: (person, competency)."""
    changed = [key for key, row in wanted.items() if key not in existing or as_judged(existing[key]) != row]
    return changed, [key for key in existing if key not in wanted]
