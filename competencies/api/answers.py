"""What other systems are told, as OpenAPI describes it. Names of fields and codes are English and do not change."""

import datetime
import uuid
from typing import Literal

from ninja import Schema

from competencies.advice.gaps import State
from competencies.models import ExternalTraining

StateName = Literal[tuple(str(state) for state in State)]
TrainingStatus = Literal[tuple(ExternalTraining.Status.values)]


class CompetencyAnswer(Schema):
    """The current level of a competency by the highest valid proof, and that proof's days."""

    framework: str
    code: str
    name: str
    level: int
    level_name: str
    earned_on: datetime.date
    valid_until: datetime.date | None


class EvidenceAnswer(Schema):
    """A row of the evidence ledger. `details` names what the proof rests on; a revoked row counts no longer."""

    id: uuid.UUID
    framework: str
    code: str
    name: str
    level: int
    source: Literal["course", "superior", "recognised", "external"]
    title: str
    earned_at: datetime.datetime
    valid_until: datetime.date | None
    recorded_at: datetime.datetime
    revoked_at: datetime.datetime | None
    revoked_reason: str
    details: dict


class HoursLine(Schema):
    """A line of the ledger of lesson hours (JP). One with negative hours takes back the line that it `reverses`."""

    id: uuid.UUID
    year: int
    hours: float
    title: str
    source: Literal["course", "external", "correction"]
    form: str | None
    siasn_id: int | None
    started_on: datetime.date | None
    ended_on: datetime.date | None
    earned_at: datetime.datetime
    recorded_at: datetime.datetime
    reverses: uuid.UUID | None
    reason: str


class HoursAnswer(Schema):
    """`target` is null where none is set; with `target_is_ceiling` it is a limit and not a minimum."""

    year: int
    total: float
    target: int | None
    target_is_ceiling: bool
    lines: list[HoursLine]


class GapAnswer(Schema):
    """What the position demands beside what is proved. `missing` counts levels; `standard` names where it is from."""

    framework: str
    code: str
    name: str
    required: int
    proved: int
    missing: int
    state: StateName
    recent_months: int | None
    standard: str


class TrainingAnswer(Schema):
    """Training taken elsewhere, in the fields of SIASN's riwayat kursus. A revoked one was approved until
    `decided_at`; its hours and evidence were taken back.
    """

    id: uuid.UUID
    form: str
    siasn_id: int | None
    name: str
    organiser: str
    place: str
    is_abroad: bool
    started_on: datetime.date
    ended_on: datetime.date
    minutes: int | None
    stated_hours: int | None
    certificate_number: str
    certified_on: datetime.date | None
    valid_until: datetime.date | None
    status: TrainingStatus
    decided_at: datetime.datetime | None


class Competencies(Schema):
    competencies: list[CompetencyAnswer]


class EvidenceRows(Schema):
    evidence: list[EvidenceAnswer]


class Gaps(Schema):
    gaps: list[GapAnswer]


class Trainings(Schema):
    trainings: list[TrainingAnswer]


class UnitAnswer(Schema):
    id: uuid.UUID
    name: str
    code: str


class PersonAnswer(Schema):
    """`nip` is a text of 18 digits: NIP or NI PPPK."""

    id: uuid.UUID
    nip: str
    name: str
    status: str
    position: str
    position_kind: str | None
    unit: UnitAnswer


class OfPerson(Schema):
    person: uuid.UUID
    nip: str


class PersonCompetencies(OfPerson):
    competencies: list[CompetencyAnswer]


class PersonEvidence(OfPerson, EvidenceAnswer):
    pass


class PersonHours(OfPerson, HoursLine):
    pass


class PersonTraining(OfPerson, TrainingAnswer):
    pass


class GapCellAnswer(Schema):
    """Of the `people` of whom the competency is demanded: how many reach it. Null where they are fewer than five."""

    framework: str
    code: str
    name: str
    people: int | None
    reached: int | None
    outdated: int | None
    unproved: int | None


class UnitGaps(Schema):
    unit: UnitAnswer
    competencies: list[GapCellAnswer]


class Page(Schema):
    """`next` goes into `after` of the next question; null on the last page."""

    next: uuid.UUID | None


class PeoplePage(Page):
    items: list[PersonAnswer]


class CompetenciesPage(Page):
    items: list[PersonCompetencies]


class EvidencePage(Page):
    items: list[PersonEvidence]


class HoursPage(Page):
    items: list[PersonHours]


class TrainingsPage(Page):
    items: list[PersonTraining]


class GapsPage(Page):
    items: list[UnitGaps]
