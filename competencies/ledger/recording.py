"""What is added to the evidence ledger and what is taken back. Apps above ask `competencies.services`."""

from django.db import transaction

from competencies.models import Competency, Evidence, ProficiencyLevel


class UnknownCompetency(Exception):
    """A course names a competency that no framework has."""


class UnknownLevel(Exception):
    """A course gives a level that the competency's framework does not have."""


class ReasonMissing(Exception):
    """Evidence and hours are only taken back with a reason that the person can read."""


@transaction.atomic
def record(
    *, person, proofs, source_kind, source_key, source_title, at, valid_until=None, details=None, recorded_by=None
):
    """Write one row for each competency proved, at its highest level. Returns those of the source, old and new.

    `proofs` are {"framework": code, "code": competency code, "level": number}; `valid_until` is the last day they
    count, None for good; `details` what they rest on (see Evidence). A source that was withdrawn stays so.
    """
    recorded = Evidence.objects.of(person).from_source(source_kind, source_key)
    known = set(recorded.values_list("competency_id", flat=True))
    Evidence.objects.bulk_create(
        [
            Evidence(
                person=person,
                competency=competency,
                level=level,
                source_kind=source_kind,
                source_key=source_key,
                source_title=source_title,
                details=details or {},
                recorded_by=recorded_by,
                earned_at=at,
                valid_until=valid_until,
            )
            for competency, level in _resolve(proofs)
            if competency.pk not in known
        ],
        # Two requests may complete the course at once: the unique constraint lets one of them write.
        ignore_conflicts=True,
    )
    return list(recorded.select_related("competency").order_by("competency__framework", "competency__order"))


def proof(competency, level):
    """What `record` takes, of a competency that is at hand with its framework."""
    return {"framework": competency.framework.code, "code": competency.code, "level": level}


def _resolve(proofs):
    """(competency, highest level) for each competency named. Raises UnknownCompetency and UnknownLevel."""
    highest = {}
    for each in proofs:
        name = (each["framework"], each["code"])
        highest[name] = max(each["level"], highest.get(name, 0))
    frameworks, codes = {name[0] for name in highest}, {name[1] for name in highest}
    named = Competency.objects.filter(framework__code__in=frameworks, code__in=codes).select_related("framework")
    competencies = {(competency.framework.code, competency.code): competency for competency in named}
    levels = ProficiencyLevel.objects.filter(framework__code__in=frameworks)
    known_levels = set(levels.values_list("framework__code", "number"))
    for name, level in highest.items():
        if name not in competencies:
            raise UnknownCompetency(f"{name[1]} is not in the framework {name[0]}.")
        if (name[0], level) not in known_levels:
            raise UnknownLevel(f"The framework {name[0]} has no level {level}.")
    return [(competencies[name], level) for name, level in highest.items()]
