"""Rows as the API tells them."""

from competencies.ledger.levels import current


def named(competency):
    return {"framework": competency.framework.code, "code": competency.code, "name": competency.name}


def levels_of(standing):
    """The competencies that a valid proof speaks for today, in the order of their frameworks."""
    told = []
    for key, proofs in standing.proofs.items():
        best = current(proofs, standing.on)
        if best is not None:
            competency = standing.competencies[key]
            facts = {"level": best.level, "level_name": standing.level_name(key, best.level)}
            days = {"earned_on": best.earned_on, "valid_until": best.valid_until}
            told.append({**named(competency), **facts, **days})
    return sorted(told, key=lambda each: (each["framework"], each["code"]))


def gaps_of(standing):
    return [
        {
            **named(standing.competencies[gap.competency]),
            "required": gap.demand.level,
            "proved": gap.level,
            "missing": gap.missing,
            "state": str(gap.state),
            "recent_months": gap.demand.recent_months,
            "standard": gap.demand.line.standard,
        }
        for gap in standing.gaps
    ]


def evidence(row):
    """Of a row with its competency and framework."""
    return {
        **named(row.competency),
        "id": row.public_id,
        "level": row.level,
        "source": row.source_kind,
        "title": row.source_title,
        "earned_at": row.earned_at,
        "valid_until": row.valid_until,
        "recorded_at": row.recorded_at,
        "revoked_at": row.revoked_at,
        "revoked_reason": row.revoked_reason,
        "details": row.details,
    }


def hours_line(row):
    """Of a credit with its form and with what it reverses."""
    return {
        "id": row.public_id,
        "year": row.year,
        "hours": float(row.hours),
        "title": row.title,
        "source": row.source_kind,
        **_form(row.form),
        "started_on": row.started_on,
        "ended_on": row.ended_on,
        "earned_at": row.earned_at,
        "recorded_at": row.recorded_at,
        "reverses": row.reverses.public_id if row.reverses_id else None,
        "reason": row.reason,
    }


TRAINING = (
    "name",
    "organiser",
    "place",
    "is_abroad",
    "started_on",
    "ended_on",
    "minutes",
    "stated_hours",
    "certificate_number",
    "certified_on",
    "valid_until",
    "status",
    "decided_at",
)


def training(row):
    """Of an external training with its form."""
    return {"id": row.public_id, **_form(row.form), **{name: getattr(row, name) for name in TRAINING}}


def _form(form):
    return {"form": form.code if form else None, "siasn_id": form.siasn_id if form else None}
