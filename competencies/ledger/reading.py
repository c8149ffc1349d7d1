"""Rows of the evidence ledger as the rule of `levels` takes them. Local days are those of the site's own zone."""

from collections import defaultdict

from django.utils import timezone

from competencies.ledger.levels import Proof
from competencies.models import Evidence


def proofs_of(person_ids, *, rows=None):
    """{person id: {competency id: [Proof(row=Evidence)]}}, the latest proof first; revoked and lapsed ones too.

    One query. `rows` is a queryset to read from instead, with what the caller wants joined or left out.
    """
    rows = Evidence.objects.all() if rows is None else rows
    found = {person_id: defaultdict(list) for person_id in person_ids}
    for row in rows.filter(person__in=list(found)).order_by("-earned_at", "-pk"):
        found[row.person_id][row.competency_id].append(proof_of(row))
    return found


def of_person(person):
    """{competency id: [Proof]} of one person, each row with its competency, framework and area."""
    joined = Evidence.objects.select_related("competency__framework", "competency__parent")
    return proofs_of([person.pk], rows=joined)[person.pk]


def proof_of(row):
    return Proof(
        level=row.level,
        earned_on=timezone.localdate(row.earned_at),
        valid_until=row.valid_until,
        is_revoked=row.revoked_at is not None,
        row=row,
    )
