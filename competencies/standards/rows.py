"""Standards and their lines as rows: finding them to be changed, and between a row and its Facts."""

from accounts import audit
from accounts.models import PositionKind
from competencies.models import PositionStandard, StandardLine
from competencies.standards.lines import Facts

WRITTEN = [
    "competency",
    "position_kind",
    "position_title",
    "lowest_level",
    "wished_level",
    "recent_months",
    "weight",
    "is_waived",
]


class StandardIsPublished(Exception):
    """What binds people is not changed any more; a change is a new standard that begins later."""


class Refused(Exception):
    """`problems` (lines.Problem) say what is wrong, by field."""

    def __init__(self, *problems):
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


def locked(standard):
    found = PositionStandard.objects.select_for_update(of=["self"]).select_related("unit")
    return found.get(pk=standard.pk)


def locked_draft(standard):
    draft = locked(standard)
    if draft.is_published:
        raise StandardIsPublished(f"{draft} was published at {draft.published_at}.")
    return draft


def facts_of(line):
    return Facts(
        competency=line.competency_id,
        kind=line.position_kind.code if line.position_kind_id else "",
        title=line.position_title,
        lowest_level=line.lowest_level,
        wished_level=line.wished_level,
        recent_months=line.recent_months,
        weight=line.weight,
        is_waived=line.is_waived,
    )


def lines_by_key(standard):
    return {facts_of(line).key: line for line in standard.lines.select_related("position_kind")}


def kinds_by_code():
    return {kind.code: kind for kind in PositionKind.objects.all()}


def new_line(standard, facts, kinds):
    return write(StandardLine(standard=standard), facts, kinds)


def write(line, facts, kinds):
    line.competency_id = facts.competency
    line.position_kind = kinds.get(facts.kind)
    line.position_title = facts.title
    for name in ("lowest_level", "wished_level", "recent_months", "weight", "is_waived"):
        setattr(line, name, getattr(facts, name))
    return line


def record(action, standard, by, **facts):
    audit.record(action, actor=by, unit=standard.unit, target=standard.name, **facts)
