"""A list of trainings that happened: checked as a whole, then recorded as a whole or not at all."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit, spreadsheets
from accounts.models import User
from competencies.claims.deciding import write_ledgers
from competencies.claims.lists.columns import COLUMNS, SHEET
from competencies.claims.lists.judging import is_recorded, judge
from competencies.claims.lists.known import Known
from competencies.claims.lists.reading import read
from competencies.models import ClaimedCompetency, ExternalTraining, TrainingEvent

# Recording one takes about ten milliseconds, and the officer waits for all of them.
MOST_ROWS = 1000
Status, Kind = ExternalTraining.Status, TrainingEvent.Kind


@dataclass
class Outcome:
    """`problems` are (row, column, message); with any of them nothing is recorded."""

    rows: int = 0
    new: int = 0
    known: int = 0
    is_recorded: bool = False
    problems: list = field(default_factory=list)


def take_list(*, file, officer, at, is_trial):
    """Check the file and, unless `is_trial`, record its trainings as approved by the officer. A second time finds every
    row recorded already. Raises accounts.spreadsheets.UnreadableFile."""
    with spreadsheets.open_table(file, COLUMNS, sheet_name=SHEET, max_rows=MOST_ROWS) as table:
        rows = [read(number, values, today=timezone.localdate(at)) for number, values in table]
    with transaction.atomic():
        known = Known(rows, officer=officer)
        if not is_trial:
            # Whoever claims for the same people meanwhile waits, and then we look again.
            people = User.objects.select_for_update(no_key=True, of=["self"]).order_by("pk")
            list(people.filter(pk__in=set(known.people.values())).values_list("pk"))
            known = Known(rows, officer=officer)
        return _taken(rows, known, file.name, at=at, is_trial=is_trial)


def _taken(rows, known, file_name, *, at, is_trial):
    outcome = Outcome(rows=len(rows))
    new = [row for row in rows if not is_recorded(row, known)]
    outcome.known = len(rows) - len(new)
    judge(new, known)
    outcome.problems = [(row.number, column, text) for row in new for column, text in row.problems]
    outcome.new = len(new)
    if not outcome.problems and not is_trial:
        _record(new, known, file_name, at=at)
        outcome.is_recorded = True
    return outcome


def _record(rows, known, file_name, *, at):
    officer = known.officer
    claims = ExternalTraining.objects.bulk_create(_claim(row, known, at=at) for row in rows)
    note = _("From the list %(name)s") % {"name": file_name[:200]}
    TrainingEvent.objects.bulk_create(
        # Nobody is told by mail of what is long past.
        TrainingEvent(training=claim, kind=Kind.IMPORTED, by=officer, at=at, note=note, told_at=at)
        for claim in claims
    )
    ClaimedCompetency.objects.bulk_create(
        ClaimedCompetency(
            training=claim, competency=known.competencies[framework, code][0], level=level, granted_level=level
        )
        for claim, row in zip(claims, rows, strict=True)
        for framework, code, level in row.competencies
    )
    for claim in claims:
        write_ledgers(claim, by=officer, at=at)
    if claims:
        audit.record("claim.list_recorded", actor=officer, target=file_name, changes={"rows": ["", str(len(claims))]})


def _claim(row, known, *, at):
    facts = row.facts | {"form": known.form(row.facts["form"])}
    return ExternalTraining(
        learner_id=known.person_of(row),
        certificate_number_key=row.key,
        status=Status.APPROVED,
        created_at=at,
        submitted_at=at,
        decided_at=at,
        decided_by=known.officer,
        **facts,
    )
