"""Keeps what is prepared about people's standing up to date. What is prepared may be made anew at any time."""

from django.db import transaction

from competencies.models import CompetencyStanding, PersonStanding
from competencies.standing.cells import recount
from competencies.standing.reading import judge_all
from competencies.standing.rows import PLACE, RESULT, difference, row_of

# So many people are locked and written together; a learner who completes a course waits no longer than they take.
TOGETHER = 250


def mark_stale(*, person_ids, at):
    """Say that people's rows have to be made anew: one statement, in the transaction of what changed.

    It writes also where the mark is there already, and so waits for a worker that is just making the row anew from
    what it read before.
    """
    rows = [PersonStanding(person_id=person_id, stale_since=at, refreshed_at=at) for person_id in sorted(person_ids)]
    PersonStanding.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person"], update_fields=["stale_since"]
    )


def mark_places_stale(*, unit_path, at):
    """As `mark_stale`, for all who work in the subtree at a tree path, "" for everybody: a standard changed there."""
    PersonStanding.objects.filter(unit_path__startswith=unit_path).update(stale_since=at)


def refresh(*, person_ids, at, waits=True):
    """Make the rows of people anew, and the cells of their units. Returns how many people it was.

    Safe to run twice, at the same time as well. Without `waits` it leaves out whom another process has at hand.
    """
    person_ids = list(dict.fromkeys(person_ids))
    batches = (person_ids[start : start + TOGETHER] for start in range(0, len(person_ids), TOGETHER))
    return sum(_refresh(batch, at, waits) for batch in batches)


@transaction.atomic
def remove(*, person_ids, at):
    """Forget what is prepared of people, and count their units without them."""
    held = PersonStanding.objects.filter(person__in=person_ids)
    unit_paths = set(held.values_list("unit_path", flat=True))
    CompetencyStanding.objects.filter(person__in=person_ids).delete()
    held.delete()
    recount(unit_paths=unit_paths, at=at)


@transaction.atomic
def _refresh(person_ids, at, waits):
    """The rows are held first and everything is read then, so that whoever changes something later marks them anew."""
    held = _hold(person_ids, at, waits)
    judged = judge_all(person_ids=held.keys(), at=at)
    touched = _write_rows(judged)
    touched |= {person_id for person_id in held if _place(held[person_id]) != _place(judged.standings.get(person_id))}
    _write_standings(held, judged)
    paths = {standing.unit_path for person_id in touched for standing in _before_and_after(person_id, held, judged)}
    recount(unit_paths=paths, at=at)
    return len(held)


def _hold(person_ids, at, waits):
    """{person id: PersonStanding}, locked until the transaction ends; those who had none get one first."""
    PersonStanding.objects.bulk_create(
        [PersonStanding(person_id=person_id, stale_since=at, refreshed_at=at) for person_id in sorted(person_ids)],
        ignore_conflicts=True,
    )
    locked = PersonStanding.objects.select_for_update(skip_locked=not waits).filter(person__in=person_ids)
    return {standing.person_id: standing for standing in locked.order_by("person")}


def _write_rows(judged):
    """Write only what differs. Returns the people of whom something did."""
    existing = {
        (row.person_id, row.competency_id): row
        for row in CompetencyStanding.objects.filter(person__in=judged.person_ids)
    }
    changed, gone = difference(existing, judged.rows)
    CompetencyStanding.objects.filter(pk__in=[existing[key].pk for key in gone]).delete()
    CompetencyStanding.objects.bulk_create(
        [row_of(person_id, judged.rows[person_id, competency]) for person_id, competency in changed],
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["person", "competency"],
        update_fields=RESULT,
    )
    return {person_id for person_id, _competency in [*changed, *gone]}


def _write_standings(held, judged):
    left = [standing.pk for person_id, standing in held.items() if person_id not in judged.standings]
    PersonStanding.objects.filter(pk__in=left).delete()
    PersonStanding.objects.bulk_create(
        judged.standings.values(),
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=[*PLACE, "stale_since", "next_change_on", "refreshed_at"],
    )


def _before_and_after(person_id, held, judged):
    return filter(None, [held[person_id], judged.standings.get(person_id)])


def _place(standing):
    return standing and tuple(getattr(standing, name) for name in PLACE)
