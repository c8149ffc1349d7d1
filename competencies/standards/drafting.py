"""Writing a draft of what positions demand, and its lines. A draft binds nobody."""

import datetime

from django.db import transaction
from django.utils import timezone

from competencies.models import PositionStandard, StandardLine
from competencies.standards.judging import facts_problems
from competencies.standards.lines import Problem, doubled
from competencies.standards.rows import (
    WRITTEN,
    Refused,
    facts_of,
    kinds_by_code,
    lines_by_key,
    locked_draft,
    new_line,
    record,
    write,
)

YEARS_AHEAD = 5


@transaction.atomic
def create_draft(*, unit, name, valid_from, basis="", valid_until=None, by, at) -> PositionStandard:
    """Without a unit it is national. A draft that is there already under this name is the one. Raises Refused."""
    check_days(valid_from, valid_until, timezone.localdate(at))
    standard, is_new = PositionStandard.objects.get_or_create(
        unit=unit,
        name=name,
        published_at=None,
        defaults={
            "basis": basis,
            "valid_from": valid_from,
            "valid_until": valid_until,
            "made_by": by,
            "created_at": at,
        },
    )
    if is_new:
        record("standard.drafted", standard, by)
    return standard


@transaction.atomic
def change_draft(*, standard, name, valid_from, basis="", valid_until=None, by, at) -> PositionStandard:
    """Raises Refused and StandardIsPublished."""
    check_days(valid_from, valid_until, timezone.localdate(at))
    draft = locked_draft(standard)
    check_name(draft, name)
    wanted = {"name": name, "basis": basis, "valid_from": valid_from, "valid_until": valid_until}
    changed = {field: value for field, value in wanted.items() if getattr(draft, field) != value}
    if changed:
        changes = {field: [_stored(getattr(draft, field)), _stored(value)] for field, value in changed.items()}
        for field, value in changed.items():
            setattr(draft, field, value)
        draft.save(update_fields=list(changed))
        record("standard.changed", draft, by, changes=changes)
    return draft


@transaction.atomic
def discard_draft(*, standard, by, at):
    """Raises StandardIsPublished. What is gone already raises nothing."""
    if PositionStandard.objects.filter(pk=standard.pk).exists():
        draft = locked_draft(standard)
        record("standard.discarded", draft, by)
        draft.delete()


@transaction.atomic
def copy_standard(*, standard, name, unit, valid_from, by, at) -> PositionStandard:
    """A draft with those of its lines that `unit` may have. A draft with lines stays as it is. Raises Refused."""
    draft = create_draft(unit=unit, name=name, basis=standard.basis, valid_from=valid_from, by=by, at=at)
    if not draft.lines.exists():
        lines = [facts_of(line) for line in standard.lines.select_related("position_kind")]
        problems, kinds = facts_problems(lines, unit), kinds_by_code()
        StandardLine.objects.bulk_create(
            new_line(draft, facts, kinds) for facts, wrong in zip(lines, problems, strict=True) if not wrong
        )
    return draft


@transaction.atomic
def add_line(*, standard, facts, by, at) -> StandardLine:
    """Adding the same line again is nothing new. Raises Refused and StandardIsPublished."""
    draft = locked_draft(standard)
    _check_facts(facts, draft)
    rival = lines_by_key(draft).get(facts.key)
    if rival is None:
        line = new_line(draft, facts, kinds_by_code())
        line.save()
        record("standard.line_added", draft, by, changes=_as_changes(line))
        return line
    if facts_of(rival) != facts:
        raise Refused(Problem("competency", "doubled"))
    return rival


@transaction.atomic
def change_line(*, line, facts, by, at) -> StandardLine:
    """Raises Refused and StandardIsPublished."""
    draft = locked_draft(line.standard)
    _check_facts(facts, draft)
    rival = lines_by_key(draft).get(facts.key)
    if rival is not None and rival.pk != line.pk:
        raise Refused(Problem("competency", "doubled"))
    before = facts_of(line)
    write(line, facts, kinds_by_code())
    if facts_of(line) != before:
        line.save()
        record("standard.line_changed", draft, by, changes=_as_changes(line))
    return line


@transaction.atomic
def remove_line(*, standard, public_id, by, at):
    """Raises StandardIsPublished. What is gone already raises nothing."""
    draft = locked_draft(standard)
    for line in draft.lines.filter(public_id=public_id).select_related("competency"):
        record("standard.line_removed", draft, by, changes={"competency": [line.competency.code, None]})
        line.delete()


@transaction.atomic
def take_lines(*, standard, lines, by, at):
    """Add or change many lines, by their key; those that are not named stay. All of them or, with Refused, none.

    Returns (number added, number changed).
    """
    draft = locked_draft(standard)
    wrong = [problem for problems in facts_problems(lines, draft.unit) for problem in problems]
    if wrong or doubled(lines):
        raise Refused(*(wrong or [Problem("competency", "doubled")]))
    known, kinds = lines_by_key(draft), kinds_by_code()
    new = [facts for facts in lines if facts.key not in known]
    changed = [
        write(known[facts.key], facts, kinds)
        for facts in lines
        if facts.key in known and facts_of(known[facts.key]) != facts
    ]
    StandardLine.objects.bulk_create(new_line(draft, facts, kinds) for facts in new)
    StandardLine.objects.bulk_update(changed, WRITTEN)
    if new or changed:
        record("standard.lines_imported", draft, by, changes={"lines_taken": [0, len(new) + len(changed)]})
    return len(new), len(changed)


def check_days(valid_from, valid_until, today):
    """A year that is over keeps what it demanded."""
    first_day = datetime.date(today.year, 1, 1)
    if valid_from < first_day:
        raise Refused(Problem("valid_from", "starts_too_early", (("day", first_day),)))
    if valid_from.year > today.year + YEARS_AHEAD:
        raise Refused(Problem("valid_from", "starts_too_late"))
    if valid_until is not None and valid_until < valid_from:
        raise Refused(Problem("valid_until", "ends_before"))


def check_name(standard, name):
    """Of two drafts of one name an officer could not tell which is meant."""
    drafts = PositionStandard.objects.filter(unit=standard.unit, published_at=None, name=name)
    if drafts.exclude(pk=standard.pk).exists():
        raise Refused(Problem("name", "name_taken"))


def _check_facts(facts, draft):
    (problems,) = facts_problems([facts], draft.unit)
    if problems:
        raise Refused(*problems)


def _as_changes(line):
    return {
        "competency": [None, line.competency.code],
        "position_kind": [None, str(line.position_kind or "")],
        "position_title": [None, line.position_title],
        "lowest_level": [None, line.lowest_level],
        "is_waived": [None, line.is_waived],
    }


def _stored(value):
    return value.isoformat() if isinstance(value, datetime.date) else value
