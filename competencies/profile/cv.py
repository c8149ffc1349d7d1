"""What a digital CV shows. Neither a NIP nor a day of birth is ever part of it."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from django.db.models import Sum

from accounts.models import Employment, User
from competencies.ledger import proof_links
from competencies.ledger.levels import current
from competencies.ledger.reading import of_person
from competencies.lesson_hours.figures import tidy
from competencies.models import ExternalTraining, HoursCredit, ProficiencyLevel
from competencies.profile import telling
from competencies.profile.certificates import certificates_of

MOST_TRAININGS = 100


@dataclass(frozen=True)
class Proved:
    name: str
    level: str
    earned_on: datetime.date
    valid_until: datetime.date | None
    link: proof_links.ProofLink | None


@dataclass(frozen=True)
class DigitalCv:
    """Empty where a section is not shared or has nothing. `frameworks` are (name, [Proved]), `hours` (year, JP)."""

    person: User
    employment: Employment | None = None
    frameworks: list = field(default_factory=list)
    certificates: list = field(default_factory=list)
    hours: list[tuple[str, Decimal]] = field(default_factory=list)
    trainings: list[ExternalTraining] = field(default_factory=list)

    @property
    def is_empty(self):
        return not (self.frameworks or self.certificates or self.hours or self.trainings)


def cv_of(person, sections, *, on):
    readers = {
        "position": ("employment", person.current_employment),
        "competencies": ("frameworks", lambda: _frameworks(person, on)),
        "certificates": ("certificates", lambda: certificates_of(person, on=on)),
        "hours": ("hours", lambda: _hours(person)),
        "trainings": ("trainings", lambda: _trainings(person)),
    }
    return DigitalCv(person, **{name: read() for section, (name, read) in readers.items() if section in sections})


def _frameworks(person, on):
    proofs = [proof for rows in of_person(person).values() if (proof := current(rows, on))]
    links = proof_links.links_of([proof.row for proof in proofs], is_own=False) if proofs else {}
    names = _level_names({proof.row.competency.framework_id for proof in proofs})
    proofs.sort(key=lambda proof: _place(proof.row.competency))
    return [
        (framework.name, [_proved(proof, names, links) for proof in group])
        for framework, group in groupby(proofs, key=lambda proof: proof.row.competency.framework)
    ]


def _place(competency):
    return (competency.framework.name, competency.framework_id, competency.order, competency.code)


def _proved(proof, names, links):
    row = proof.row
    return Proved(
        name=row.competency.name,
        level=telling.level(row.level, names.get((row.competency.framework_id, row.level), "")),
        earned_on=proof.earned_on,
        valid_until=proof.valid_until,
        link=links.get((row.source_kind, row.source_key)),
    )


def _level_names(frameworks):
    levels = ProficiencyLevel.objects.filter(framework__in=frameworks)
    return {(level.framework_id, level.number): level.name for level in levels}


def _hours(person):
    totals = HoursCredit.objects.of(person).order_by("-year").values("year").annotate(total=Sum("hours"))
    return [(str(each["year"]), tidy(each["total"])) for each in totals if each["total"] > 0]


def _trainings(person):
    approved = ExternalTraining.objects.filter(learner=person, status=ExternalTraining.Status.APPROVED)
    return list(approved.select_related("form").order_by("-ended_on", "-pk")[:MOST_TRAININGS])
