"""A list of trainings that happened: checked as a whole, then recorded as a whole or not at all."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit, spreadsheets
from accounts.models import User
from competencies.claims.checking import is_double, name_key
from competencies.claims.deciding import write_ledgers
from competencies.claims.facts import training_of
from competencies.claims.lists.columns import COLUMNS, SHEET
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
    new = [row for row in rows if not _is_recorded(row, known)]
    outcome.known = len(rows) - len(new)
    _check(new, known)
    outcome.problems = [(row.number, column, text) for row in new for column, text in row.problems]
    outcome.new = len(new)
    if not outcome.problems and not is_trial:
        _record(new, known, file_name, at=at)
        outcome.is_recorded = True
    return outcome


def _is_recorded(row, known):
    """The same training of the same person, by its name and days."""
    if row.problems:
        return False
    training = row.training
    return any(
        claim.started_on == training.started_on
        and claim.ended_on == training.ended_on
        and name_key(claim.name) == name_key(row.facts["name"])
        for claim in known.by_person.get(known.people.get(row.identity.text), ())
    )


def _check(rows, known):
    seen = {}
    for row in rows:
        _check_person(row, known)
        if row.facts.get("form") and known.form(row.facts["form"]) is None:
            row.complain("form", _("This form of training is not known. Use a code such as KL03 or NKL03."))
        _check_competencies(row, known)
        _check_doubles(row, known, seen)


def _check_person(row, known):
    if row.identity is None:
        return
    person = known.people.get(row.identity.text)
    if person is None:
        row.complain("number", _("Nobody in the units that you serve has this number."))
    elif person == known.officer.pk:
        row.complain("number", _("This is your own number. Another officer records your trainings."))


def _check_competencies(row, known):
    for framework, code, level in row.competencies:
        competency, levels = known.competencies.get((framework, code), (None, set()))
        if competency is None:
            text = _("The framework %(framework)s has no competency %(code)s.")
            row.complain("competencies", text % {"framework": framework, "code": code})
        elif level not in levels:
            text = _("%(code)s has no level %(level)s.")
            row.complain("competencies", text % {"code": code, "level": level})
    codes = [(framework, code) for framework, code, _level in row.competencies]
    if len(codes) != len(set(codes)):
        row.complain("competencies", _("A competency stands here twice. Leave the higher level."))


def _check_doubles(row, known, seen):
    if row.problems:
        return
    training, organiser = row.training, row.facts["organiser"]
    for key in _keys(row, known):
        first = seen.setdefault(key, row)
        if first is not row:
            row.complain(
                "certificate_number" if row.key else "name",
                _("The same certificate stands in row %(row)s already.") % {"row": first.number},
            )
            return
    for claim in known.by_number.get(row.key, ()):
        if is_double(training, organiser, training_of(claim), claim.organiser):
            row.complain("certificate_number", _("This certificate number is used in another claim already."))
            return


def _keys(row, known):
    """What two rows of one list must not share: a number of one organiser, or a training of one person."""
    person = known.people.get(row.identity.text)
    yield person, name_key(row.facts["name"]), row.facts["started_on"], row.facts["ended_on"]
    if row.key:
        yield row.key, name_key(row.facts["organiser"])


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
        learner_id=known.people[row.identity.text],
        certificate_number_key=row.key,
        status=Status.APPROVED,
        created_at=at,
        submitted_at=at,
        decided_at=at,
        decided_by=known.officer,
        **facts,
    )
