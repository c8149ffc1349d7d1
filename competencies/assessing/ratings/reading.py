"""What assessors and those assessed see. Of peers' answers only what `closing` counted together."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from competencies.assessing.areas import in_order
from competencies.assessing.reach import asked_of, seen_as_superior
from competencies.assessing.statements import level_words, statements_of
from competencies.models import PeerResult, Rating


@dataclass(frozen=True)
class ResultLine:
    """`together` says between which levels the peers' middle answer lies; empty where too few answered."""

    competency: object
    level: int | None
    words: str
    note: str
    together: str


def waiting_for(user, *, on):
    """What this person has to write, their own people first, the nearest last day first."""
    asked = asked_of(user, on=on).waiting(on).select_related("cycle", "subject")
    ratings = asked.order_by("cycle__closes_on", "subject__full_name", "pk")
    return sorted(ratings, key=lambda rating: not rating.is_by_superior)


def of_team_by(user, *, on):
    """Superiors' handed-in ratings. Those of peers are not listed: nobody at their screen should see whom."""
    seen = seen_as_superior(user, on=on).filter(submitted_at__isnull=False)
    return seen.select_related("cycle", "subject", "assessor").order_by("-cycle__opens_on", "subject__full_name", "pk")


def about(user):
    """The cycles in which this person is assessed, but those that came to nothing."""
    ratings = Rating.objects.by_superiors().filter(subject=user).select_related("cycle", "assessor")
    return ratings.exclude(submitted_at=None, cycle__cancelled_at__isnull=False).order_by("-cycle__opens_on", "pk")


def competencies_of(cycle):
    return in_order(cycle.competencies.select_related("framework", "parent"))


def result_of(rating, *, with_notes=True, with_peers=True):
    """[ResultLine] for the competencies of the cycle. A superior's unfinished answers are not shown."""
    competencies = competencies_of(rating.cycle)
    statements = statements_of(competencies)
    written = {line.competency_id: line for line in rating.lines.all()} if rating.submitted_at else {}
    results = PeerResult.objects.filter(cycle=rating.cycle, subject=rating.subject_id) if with_peers else ()
    peers = {result.competency_id: result for result in results}
    return [
        _line(each, statements[each.pk], written.get(each.pk), peers.get(each.pk), with_notes) for each in competencies
    ]


def _line(competency, statements, line, together, with_notes):
    return ResultLine(
        competency=competency,
        level=line and line.level,
        words=level_words(statements, line.level) if line else "",
        note=line.note if line and with_notes else "",
        together=_range(together, statements) if together else "",
    )


def _range(together, statements):
    ends = {"lower": level_words(statements, together.lower), "upper": level_words(statements, together.upper)}
    return _("around %(lower)s to %(upper)s") % ends
