"""When a standard begins to bind and when it ends. Once published its lines stay."""

import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from competencies.models import PositionStandard
from competencies.standards.drafting import check_days, check_name
from competencies.standards.judging import facts_problems
from competencies.standards.lines import Problem
from competencies.standards.rows import Refused, facts_of, locked, record
from competencies.standards.signals import standards_changed


class StandardIsDraft(Exception):
    """A draft binds nobody, so it has no end."""


class StandardHasBegun(Exception):
    """It binds people already, so it can end but not be taken back."""


@transaction.atomic
def publish(*, standard, ends_previous=False, by, at) -> PositionStandard:
    """From its first day on it binds. With `ends_previous` those of its unit end on the day before. Raises Refused."""
    found = locked(standard)
    if found.is_published:
        return found
    if problems := problems_before_publishing(found, timezone.localdate(at)):
        raise Refused(*problems)
    if ends_previous:
        for previous in previous_standards(found).select_for_update(of=["self"]):
            _end(previous, found.valid_from - datetime.timedelta(days=1), by)
    found.published_at = at
    found.save(update_fields=["published_at"])
    record("standard.published", found, by)
    _announce(found, at)
    return found


@transaction.atomic
def take_back(*, standard, by, at) -> PositionStandard:
    """Back into a draft, before its first day. Raises StandardHasBegun, and Refused if a draft has its name."""
    found = locked(standard)
    if not found.is_published:
        return found
    if found.valid_from <= timezone.localdate(at):
        raise StandardHasBegun(f"{found} holds since {found.valid_from}.")
    check_name(found, found.name)
    found.published_at = None
    found.save(update_fields=["published_at"])
    record("standard.taken_back", found, by)
    _announce(found, at)
    return found


@transaction.atomic
def end(*, standard, last_day, by, at) -> PositionStandard:
    """Days that are over keep what they demanded. Raises Refused and StandardIsDraft."""
    found = locked(standard)
    if not found.is_published:
        raise StandardIsDraft(f"{found} is a draft.")
    if found.valid_until == last_day:
        return found
    earliest = earliest_end(found, timezone.localdate(at))
    if last_day < earliest or found.is_over(earliest):
        raise Refused(Problem("last_day", "ended_too_early", (("day", earliest),)))
    _end(found, last_day, by)
    _announce(found, at)
    return found


def earliest_end(standard, today):
    """Yesterday, so that it no longer holds today; its first day, if that is later."""
    return max(standard.valid_from, today - datetime.timedelta(days=1))


def previous_standards(standard):
    """Published ones of the same unit that began earlier and would go on beside this one."""
    same = PositionStandard.objects.filter(unit=standard.unit, published_at__isnull=False)
    return same.filter(valid_from__lt=standard.valid_from).exclude(valid_until__lt=standard.valid_from)


def problems_before_publishing(standard, today):
    lines = [facts_of(line) for line in standard.lines.select_related("position_kind")]
    if not lines:
        return [Problem("lines", "no_lines")]
    try:
        check_days(standard.valid_from, standard.valid_until, today)
    except Refused as refused:
        return list(refused.problems)
    return [problem for problems in facts_problems(lines, standard.unit) for problem in problems]


def _end(standard, last_day, by):
    before = standard.valid_until.isoformat() if standard.valid_until else None
    standard.valid_until = last_day
    standard.save(update_fields=["valid_until"])
    record("standard.ended", standard, by, changes={"valid_until": [before, last_day.isoformat()]})


def _announce(standard, at):
    path = standard.unit.path if standard.unit_id else ""
    transaction.on_commit(partial(standards_changed.send_robust, sender=PositionStandard, unit_path=path, at=at))
