"""What a person has proven, by framework and area: the highest level that valid evidence speaks for."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, Q
from django.utils.translation import gettext as _

from competencies.models import Competency, Evidence, Framework, ProficiencyLevel
from theme.charts import BarChart

PILLARS = "kominfo-4-pilar"


@dataclass(frozen=True)
class ProvenCompetency:
    """`evidence` is all that is valid, the highest level first."""

    area: str
    code: str
    name: str
    level: int
    level_name: str
    evidence: list


@dataclass(frozen=True)
class ProvenFramework:
    framework: Framework
    competencies: list


@dataclass(frozen=True)
class Pillars:
    chart: BarChart
    finding: str


@dataclass(frozen=True)
class Profile:
    frameworks: list
    pillars: Pillars | None
    lapsed: list


def profile(*, person, at):
    everything = Evidence.objects.of(person).select_related("competency__framework", "competency__parent")
    valid = list(
        everything.valid(at).order_by("competency__framework__code", "competency__order", "-level", "-earned_at")
    )
    levels = _levels({evidence.competency.framework_id for evidence in valid})
    return Profile(
        frameworks=[
            ProvenFramework(framework, _proven(list(rows), levels))
            for framework, rows in groupby(valid, key=lambda evidence: evidence.competency.framework)
        ],
        pillars=_pillars(valid, levels) if valid else None,
        lapsed=list(everything.lapsed(at).order_by(F("revoked_at").desc(nulls_last=True), "-valid_until")),
    )


def _levels(framework_ids):
    """(framework id, number) -> level, for the frameworks given and the national pillars."""
    wanted = Q(framework__in=framework_ids) | Q(framework__code=PILLARS)
    return {(level.framework_id, level.number): level for level in ProficiencyLevel.objects.filter(wanted)}


def _proven(rows, levels):
    proven = []
    for competency, group in groupby(rows, key=lambda row: row.competency):
        evidence = list(group)
        level = evidence[0].level
        known = levels.get((competency.framework_id, level))
        proven.append(
            ProvenCompetency(
                area=competency.parent.name if competency.parent else competency.name,
                code=competency.code,
                name=competency.name,
                level=level,
                level_name=known.name if known else "",
                evidence=evidence,
            )
        )
    return proven


def _pillars(valid, levels):
    """Each pillar at the highest level proven in any of its competencies; none without the national framework."""
    areas = list(Competency.objects.areas().filter(framework__code=PILLARS))
    if not areas:
        return None
    reached = {area.pk: 0 for area in areas}
    for evidence in valid:
        area = evidence.competency.parent_id or evidence.competency_id
        if area in reached:
            reached[area] = max(reached[area], evidence.level)
    maximum = max(number for framework, number in levels if framework == areas[0].framework_id)
    chart = BarChart([(area.name, reached[area.pk]) for area in areas], maximum=maximum, label_heading=_("Pillar"))
    return Pillars(chart, _finding(areas, reached, maximum))


def _finding(areas, reached, maximum):
    highest = max(reached.values())
    if not highest:
        return _("You have no valid evidence in the four pillars yet.")
    best = [area.name for area in areas if reached[area.pk] == highest]
    missing = [area.name for area in areas if not reached[area.pk]]
    facts = {"pillars": _enumerated(best), "level": highest, "maximum": maximum}
    finding = _("Your highest level is %(level)s of %(maximum)s, in %(pillars)s.") % facts
    if missing:
        finding += " " + _("No evidence yet in %(pillars)s.") % {"pillars": _enumerated(missing)}
    return finding


def _enumerated(names):
    """`A`, `A and B`, `A, B, and C`: with a comma before the last of three or more, as Indonesian spelling has it."""
    *others, last = names
    if not others:
        return last
    facts = {"names": ", ".join(others), "last": last}
    return (_("%(names)s, and %(last)s") if len(others) > 1 else _("%(names)s and %(last)s")) % facts
