"""What assessors and those assessed see. Of peers' answers only what `closing` counted together."""

from dataclasses import dataclass

from django.db.models import Q

from competencies.assessing.areas import in_order
from competencies.assessing.statements import level_words, statements_of
from competencies.models import PeerResult, Rating


@dataclass(frozen=True)
class ResultLine:
    """`together` is a PeerResult, or None where too few peers answered."""

    competency: object
    level: int | None
    words: str
    note: str
    together: object
    together_words: str


def to_write(user):
    """Those that this person was asked for."""
    return Rating.objects.shown().filter(assessor=user).select_related("cycle", "subject")


def of_superior_about(user):
    """A superior's ratings that this person wrote or is the subject of. Both see the whole result."""
    own, written = Q(subject=user), Q(assessor=user, subject__processing_restricted_at=None)
    return Rating.objects.by_superiors().filter(own | written).select_related("cycle", "subject", "assessor")


def waiting_for(user, *, on):
    """What this person has to write, their own people first, the nearest last day first."""
    ratings = to_write(user).waiting(on).order_by("cycle__closes_on", "subject__full_name", "pk")
    return sorted(ratings, key=lambda rating: not rating.is_by_superior)


def written_by(user):
    """A superior's handed-in ratings. Those of peers are not listed: nobody at their screen should see whom."""
    ratings = to_write(user).by_superiors().filter(submitted_at__isnull=False)
    return ratings.order_by("-cycle__opens_on", "subject__full_name", "pk")


def about(user):
    """The cycles in which this person is assessed, but those that came to nothing."""
    ratings = Rating.objects.by_superiors().filter(subject=user).select_related("cycle", "assessor")
    return ratings.exclude(submitted_at=None, cycle__cancelled_at__isnull=False).order_by("-cycle__opens_on", "pk")


def competencies_of(cycle):
    return in_order(cycle.competencies.select_related("framework", "parent"))


def result_of(rating):
    """[ResultLine] for the competencies of the cycle. A superior's unfinished answers are not shown."""
    competencies = competencies_of(rating.cycle)
    statements = statements_of(competencies)
    written = {line.competency_id: line for line in rating.lines.all()} if rating.submitted_at else {}
    results = PeerResult.objects.filter(cycle=rating.cycle, subject=rating.subject_id)
    peers = {result.competency_id: result for result in results}
    return [_line(each, statements[each.pk], written.get(each.pk), peers.get(each.pk)) for each in competencies]


def _line(competency, statements, line, together):
    return ResultLine(
        competency=competency,
        level=line and line.level,
        words=level_words(statements, line.level) if line else "",
        note=line.note if line else "",
        together=together,
        together_words=_middle(together),
    )


def _middle(together):
    if together is None:
        return ""
    bounds = (together.lower, together.upper)
    return str(bounds[0]) if bounds[0] == bounds[1] else f"{bounds[0]}–{bounds[1]}"
