"""What an officer sees of a person's evidence, and whose."""

from dataclasses import dataclass

from accounts.models import User
from accounts.powers import Power
from competencies.ledger import reading
from competencies.ledger.levels import counts
from competencies.ledger.proof_links import ProofLink, links_of
from competencies.ledger.recognising import TAKEN_BACK_BY_ROW
from competencies.models import Evidence, Framework, ProficiencyLevel


@dataclass(frozen=True)
class Row:
    """A row of the ledger. `link` leads to the proof behind it, where there is a page of it."""

    evidence: Evidence
    level_name: str
    is_valid: bool
    link: ProofLink | None

    @property
    def basis(self):
        return self.evidence.details.get("basis", "")

    @property
    def can_be_revoked(self):
        return self.evidence.revoked_at is None and self.evidence.source_kind in TAKEN_BACK_BY_ROW


def people_of(user):
    """Those whose evidence this user keeps: never one's own, nor of those who had the use of their data restricted."""
    reached = User.objects.within_power(user, Power.CHECK_CLAIMS)
    return reached.filter(processing_restricted_at=None).exclude(pk=user.pk)


def frameworks_of(person):
    """Those that may be used for a person: everybody's, and those of the agency where they work."""
    employment = person.current_employment()
    return Framework.objects.for_agency(employment.unit.agency_path if employment else None)


def rows_of(person, on):
    """Every row of the person, the latest first."""
    proofs = [proof for group in reading.of_person(person).values() for proof in group]
    rows = [proof.row for proof in proofs]
    names = _level_names({row.competency.framework_id for row in rows})
    links = links_of(rows, is_own=False)
    found = [
        Row(
            evidence=proof.row,
            level_name=names.get((proof.row.competency.framework_id, proof.level), ""),
            is_valid=counts(proof, on),
            link=links.get((proof.row.source_kind, proof.row.source_key)),
        )
        for proof in proofs
    ]
    return sorted(found, key=lambda row: (row.evidence.earned_at, row.evidence.pk), reverse=True)


def _level_names(framework_ids):
    levels = ProficiencyLevel.objects.filter(framework__in=framework_ids)
    return {(level.framework_id, level.number): level.name for level in levels}
