"""What apps above tell the two ledgers: someone proved a competency, earned lesson hours, or loses both again.

`source_key` names one completion of one person (an enrolment's public id), so that `withdraw` takes back that one only.
"""

from django.db import transaction
from django.utils import timezone

from competencies.models import Competency, Evidence, HoursCredit, HoursRule, ProficiencyLevel


class UnknownCompetency(Exception):
    """A course names a competency that no framework has."""


class UnknownLevel(Exception):
    """A course gives a level that the competency's framework does not have."""


class NoHoursRule(Exception):
    """On that day no rule said yet how activities count as lesson hours."""


class ReasonMissing(Exception):
    """Evidence and hours are only taken back with a reason that the person can read."""


@transaction.atomic
def record_evidence(*, person, proofs, source_kind, source_key, source_title, at, valid_until=None):
    """Write one row for each competency proved, at its highest level. Returns those of the source, old and new.

    `proofs` are {"framework": code, "code": competency code, "level": number}; `valid_until` is the last day they
    count, None for good. A source that was withdrawn stays so.
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


@transaction.atomic
def credit_hours(*, person, hours, title, source_kind, source_key, at):
    """Write the ledger line for a source, once, under the rule of that local day. Returns the line."""
    rule = HoursRule.objects.in_force(timezone.localdate(at))
    if rule is None:
        raise NoHoursRule(f"No hours rule is in force on {timezone.localdate(at)}.")
    credit, _created = HoursCredit.objects.get_or_create(
        person=person,
        source_kind=source_kind,
        source_key=source_key,
        reverses=None,
        defaults={
            "hours": hours,
            "title": title,
            "rule": rule,
            "year": timezone.localtime(at).year,
            "earned_at": at,
        },
    )
    return credit


@transaction.atomic
def withdraw(*, source_kind, source_key, reason, at):
    """Revoke the evidence of a source and write a line that takes its hours back, in the year that had them."""
    if not reason.strip():
        raise ReasonMissing("Say why evidence and hours are withdrawn.")
    Evidence.objects.from_source(source_kind, source_key).revoke(reason=reason, at=at)
    lines = HoursCredit.objects.from_source(source_kind, source_key)
    # Locked before asking what is still standing, or two withdrawals at once would both find it so.
    list(lines.select_for_update(no_key=True).values_list("pk"))
    for credit in lines.standing():
        HoursCredit.objects.create(
            person_id=credit.person_id,
            hours=-credit.hours,
            year=credit.year,
            title=credit.title,
            source_kind=credit.source_kind,
            source_key=credit.source_key,
            rule_id=credit.rule_id,
            earned_at=at,
            reverses=credit,
            reason=reason,
        )


def _resolve(proofs):
    """(competency, highest level) for each competency named. Raises UnknownCompetency and UnknownLevel."""
    highest = {}
    for proof in proofs:
        name = (proof["framework"], proof["code"])
        highest[name] = max(proof["level"], highest.get(name, 0))
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
