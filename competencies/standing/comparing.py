"""What is prepared of people held against what the ledger, the standards and the organisation say now."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from accounts.models import OrgUnit, User
from competencies.models import Competency, CompetencyStanding, PersonStanding
from competencies.standing.cells import counted, existing_cells, held, recount
from competencies.standing.reading import judge_all, places
from competencies.standing.rows import PLACE, as_judged, difference
from competencies.standing.services import refresh
from competencies.standing.sweeping import due_among

STANDING = [*PLACE, "next_change_on"]
UNITS_TOGETHER = 200


@dataclass(frozen=True)
class Difference:
    """`prepared` and `ledger` are what each side says, None where it has no row. Without a competency it is about the
    place that a person was judged in; with a unit and no person about a cell of the gap map.
    """

    prepared: dict | None
    ledger: dict | None
    person: int | None = None
    competency: int | None = None
    unit: int | None = None


def differences_of(*, person_ids, mends=False, at):
    """Differences of people. Whoever is due to be refreshed is so first: what is only waiting is no difference.

    People for whom nothing fits are looked at once more while nobody can change their rows.
    """
    suspects = {found.person for found in _compare(person_ids, at)}
    if not suspects:
        return []
    with transaction.atomic():
        # Held, or a proof that arrives between the two readings would look like a difference.
        _hold(suspects, at)
        refresh(person_ids=due_among(suspects, at=at), at=at)
        found = _compare(suspects, at)
        if mends:
            refresh(person_ids={each.person for each in found}, at=at)
    return found


def differences_of_cells(*, mends=False, at):
    """Differences between the cells of the gap map and the rows that they are counted from."""
    paths = list(OrgUnit.objects.order_by("path").values_list("path", flat=True))
    found = []
    for start in range(0, len(paths), UNITS_TOGETHER):
        found += _compare_cells(paths[start : start + UNITS_TOGETHER], mends, at)
    return found


def in_short(differences):
    """The differences as they are kept: people and units by their public ids, competencies by their codes."""
    people = dict(_public_ids(User, {each.person for each in differences}))
    units = dict(_public_ids(OrgUnit, {each.unit for each in differences}))
    codes = dict(Competency.objects.filter(pk__in={each.competency for each in differences}).values_list("pk", "code"))
    return [
        {
            "person": people.get(each.person),
            "unit": units.get(each.unit),
            "competency": codes.get(each.competency),
            "prepared": each.prepared,
            "ledger": each.ledger,
        }
        for each in differences
    ]


def _compare(person_ids, at):
    judged = judge_all(person_ids=person_ids, at=at)
    existing = {
        (row.person_id, row.competency_id): row for row in CompetencyStanding.objects.filter(person__in=person_ids)
    }
    changed, gone = difference(existing, judged.rows)
    found = [
        Difference(
            person=key[0],
            competency=key[1],
            prepared=_row_in_short(as_judged(existing[key])) if key in existing else None,
            ledger=_row_in_short(judged.rows[key]) if key in judged.rows else None,
        )
        for key in [*changed, *gone]
    ]
    return [*_compare_standings(person_ids, judged.standings), *found]


def _hold(person_ids, at):
    """People, and all units that counting them may touch: another worker takes its units in the same order."""
    standings = PersonStanding.objects.select_for_update().filter(person__in=person_ids).order_by("person")
    paths = set(standings.values_list("unit_path", flat=True))
    today = places(timezone.localdate(at)).filter(user__in=person_ids)
    held(paths | set(today.order_by().values_list("unit__path", flat=True)))


def _compare_standings(person_ids, judged):
    prepared = {standing.person_id: standing for standing in PersonStanding.objects.filter(person__in=person_ids)}
    for person_id in prepared.keys() | judged.keys():
        sides = _standing_in_short(prepared.get(person_id)), _standing_in_short(judged.get(person_id))
        if sides[0] != sides[1]:
            yield Difference(person=person_id, prepared=sides[0], ledger=sides[1])


def _compare_cells(paths, mends, at):
    with transaction.atomic():
        units = held(paths)
        existing, wanted = existing_cells(units.values()), counted(units)
        keys = [key for key in existing.keys() | wanted.keys() if existing.get(key) != wanted.get(key)]
        if keys and mends:
            recount(unit_paths=paths, at=at)
    return [
        Difference(
            unit=key[0],
            competency=key[1],
            prepared=dict(existing[key]) if key in existing else None,
            ledger=dict(wanted[key]) if key in wanted else None,
        )
        for key in sorted(keys)
    ]


def _row_in_short(row):
    facts = asdict(row)
    del facts["competency"]
    return facts


def _standing_in_short(standing):
    return standing and {name: _plain(getattr(standing, name)) for name in STANDING}


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


def _public_ids(model, keys):
    for key, public_id in model.objects.filter(pk__in=keys - {None}).values_list("pk", "public_id"):
        yield key, str(public_id)
