"""What a marker's choices earn. No database."""

from fractions import Fraction

from assessments.grading import hundredths


def fits(rubric, levels):
    """Whether every chosen level ({id of the criterion: id of the level}) stands in the rubric."""
    known = {criterion["id"]: _points_of(criterion) for criterion in rubric}
    return all(level in known.get(criterion, ()) for criterion, level in levels.items())


def earned(rubric, levels, worth):
    """The share of the rubric's points, of an item that is worth `worth`; None while a criterion has no level."""
    if any(criterion["id"] not in levels for criterion in rubric):
        return None
    given = sum(_points_of(criterion)[levels[criterion["id"]]] for criterion in rubric)
    return hundredths(worth * Fraction(given, sum(max(_points_of(criterion).values()) for criterion in rubric)))


def _points_of(criterion):
    return {level["id"]: level["points"] for level in criterion["levels"]}
