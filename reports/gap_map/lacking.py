"""The people of a unit's subtree who do not reach what is demanded of them in one competency."""

from django.db.models import F, OuterRef, Subquery

from accounts.models import Employment
from competencies.models import CompetencyStanding


def lacking(*, unit, competency):
    """Current employments, the widest gap first, with `required`, `level` (counting), `best` (valid) and `missing`.

    People who had the use of their data restricted are in no list.
    """
    standing = CompetencyStanding.objects.filter(
        person=OuterRef("user"), competency=competency, required_level__gt=F("counting_level")
    )
    people = Employment.objects.current().in_subtree(unit).filter(user__processing_restricted_at=None)
    people = people.annotate(
        required=Subquery(standing.values("required_level")),
        level=Subquery(standing.values("counting_level")),
        best=Subquery(standing.values("level")),
    ).filter(required__isnull=False)
    return (
        people.annotate(missing=F("required") - F("level"))
        .select_related("user", "unit")
        .order_by("-missing", "user__full_name", "user_id")
    )
