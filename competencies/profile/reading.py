"""A person's competency profile: what is proved and demanded in one framework, and how it came about."""

import datetime
from collections import Counter
from dataclasses import dataclass, field

from competencies.advice.gaps import State
from competencies.advice.reading import Standing, standing_of
from competencies.frameworks.support import support_for
from competencies.ledger import proof_links
from competencies.ledger.levels import current, last_recent_day
from competencies.models import Competency, Framework
from competencies.profile import telling
from competencies.profile.charting import AreaChart, chart_of

FOUR_PILLARS = "kominfo-4-pilar"
LONGEST_HISTORY = 12


@dataclass(frozen=True)
class ShownProof:
    """A line of the evidence ledger as the page tells it. `why_not` says why it no longer counts."""

    title: str
    kind: str
    level: str
    earned_on: datetime.date
    valid_until: datetime.date | None
    why_not: str
    rests_on: str
    link: proof_links.ProofLink | None


@dataclass(frozen=True)
class Row:
    """One competency: `level` and `required` are numbers, their `_words` what the page says. `state` is a gaps.State,
    or "" where nothing is demanded; `renew_by` is the last day on which the proof counts towards the demand."""

    competency: Competency
    area: str
    level: int
    level_words: str
    required: int | None
    required_words: str
    state: str
    badge: tuple
    renew_by: datetime.date | None
    proofs: list
    supports: list


@dataclass(frozen=True)
class Event:
    """What one source did on one day: to `competencies` many, so that a course is not told nine times."""

    on: datetime.date
    kind: str
    source: str
    competencies: tuple

    @property
    def text(self):
        return telling.event(self)


@dataclass(frozen=True)
class Profile:
    standing: Standing
    summary: str
    frameworks: list[Framework]
    framework: Framework | None
    rows: list[Row] = field(default_factory=list)
    chart: AreaChart | None = None
    history: list[Event] = field(default_factory=list)

    @property
    def is_empty(self):
        return not self.frameworks


def profile_of(*, person, employment, on, framework_code="", is_own):
    """At most seven queries. Without a framework of that code the first one that the person has anything in."""
    standing = standing_of(person=person, employment=employment, on=on)
    frameworks = _frameworks(standing)
    shown = _chosen(frameworks, framework_code)
    summary = telling.summary(standing, is_own=is_own)
    if shown is None:
        return Profile(standing, summary, frameworks, None)
    keys = [key for key, competency in standing.competencies.items() if competency.framework_id == shown.pk]
    rows = _rows(standing, keys, employment, is_own=is_own)
    return Profile(
        standing,
        summary,
        frameworks,
        shown,
        rows=rows,
        chart=chart_of(standing, shown, rows),
        history=_history(standing),
    )


def _frameworks(standing):
    """The one that most is demanded of first; of equals that of the four pillars, then by name."""
    found = {competency.framework_id: competency.framework for competency in standing.competencies.values()}
    demanded = Counter(standing.competencies[gap.competency].framework_id for gap in standing.gaps)

    def place(framework):
        return (-demanded[framework.pk], framework.code != FOUR_PILLARS, framework.name)

    return sorted(found.values(), key=place)


def _chosen(frameworks, code):
    return next((each for each in frameworks if each.code == code), frameworks[0] if frameworks else None)


def _rows(standing, keys, employment, *, is_own):
    gaps = {gap.competency: gap for gap in standing.gaps}
    rows = [proof.row for key in keys for proof in standing.proofs.get(key, ()) if not proof.is_revoked]
    links = proof_links.links_of(rows, is_own=is_own) if rows else {}
    supports = _supports(standing, keys, gaps, employment)
    shown = [_row(standing, key, gaps.get(key), links, supports.get(key, ())) for key in keys]
    return sorted(shown, key=lambda row: _place(row.competency))


def _place(competency):
    area = competency.parent or competency
    return (area.order, area.code, competency.order, competency.code)


def _row(standing, key, gap, links, supports):
    competency, proofs = standing.competencies[key], standing.proofs.get(key, ())
    best = current(proofs, standing.on)
    level = best.level if best else 0
    state = gap.state if gap else ""
    return Row(
        competency=competency,
        area=competency.parent.name if competency.parent_id else "",
        level=level,
        level_words=telling.level(level, standing.level_name(key, level)),
        required=gap.demand.level if gap else None,
        required_words=telling.level(gap.demand.level, standing.level_name(key, gap.demand.level)) if gap else "",
        state=state,
        badge=telling.badge(gap) if gap else (),
        renew_by=_renew_by(gap.proof, gap.demand.recent_months) if gap and gap.proof else best and best.valid_until,
        proofs=[_shown(standing, key, proof, links) for proof in proofs],
        supports=supports,
    )


def _renew_by(proof, recent_months):
    days = [proof.valid_until, last_recent_day(proof.earned_on, recent_months) if recent_months else None]
    return min((day for day in days if day), default=None)


def _shown(standing, key, proof, links):
    row = proof.row
    return ShownProof(
        title=row.source_title,
        kind=row.get_source_kind_display(),
        level=telling.level(row.level, standing.level_name(key, row.level)),
        earned_on=proof.earned_on,
        valid_until=proof.valid_until,
        why_not=telling.why_not(proof, standing.on),
        rests_on=telling.rests_on(row),
        link=links.get((row.source_kind, row.source_key)),
    )


def _supports(standing, keys, gaps, employment):
    """Of what is demanded and not reached: what the person proved elsewhere that speaks for it."""
    missing = [key for key in keys if key in gaps and gaps[key].state != State.REACHED]
    proved = {key: proof for key, proofs in standing.proofs.items() if (proof := current(proofs, standing.on))}
    if not missing or not proved:
        return {}
    agency = employment.unit.agency_path if employment else None
    found = support_for(missing, agency)
    return {
        key: [_support(standing, other.pk, relation, proved) for other, relation in others if other.pk in proved]
        for key, others in found.items()
    }


def _support(standing, key, relation, proved):
    words = telling.level(proved[key].level, standing.level_name(key, proved[key].level))
    return telling.support(standing.competencies[key], relation, words)


def _history(standing):
    """What was earned, ran out and was taken back, the latest first."""
    together = {}
    for key, proofs in standing.proofs.items():
        for proof in proofs:
            for on, kind in _events(proof, standing.on):
                together.setdefault((on, kind, proof.row.source_title), []).append(standing.competencies[key].name)
    latest = sorted(together.items(), key=lambda entry: entry[0], reverse=True)[:LONGEST_HISTORY]
    return [Event(*what, tuple(names)) for what, names in latest]


def _events(proof, on):
    yield proof.earned_on, "earned"
    if proof.is_revoked:
        yield telling.day_of(proof.row.revoked_at), "revoked"
    elif proof.valid_until and proof.valid_until < on:
        yield proof.valid_until, "ended"
