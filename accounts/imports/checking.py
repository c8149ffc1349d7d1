"""Reading a file and finding out what it would do, without doing it."""

import datetime
import hashlib
import json
import tempfile
from collections import Counter

from django.db import transaction
from django.utils import timezone

from accounts import spreadsheets
from accounts.imports import kinds
from accounts.imports.errors import Superseded
from accounts.imports.turns import Turn, take
from accounts.models import ImportBatch, ImportRow

State = ImportBatch.State
ROWS_AT_A_TIME = 1000
ROWS_BETWEEN_SIGNS = 5000


def check(*, batch_id, clock, silent_since=None) -> None:
    """Check the batch if it waits for that, or if the worker that did so has been silent. Safe to repeat."""
    states = [State.CHECKING] if silent_since else [State.UPLOADED]
    batch = take(batch_id, states=states, into=State.CHECKING, at=clock(), silent_since=silent_since)
    if batch is None:
        return
    try:
        find_out(batch, clock=clock)
    except Superseded:
        pass


def find_out(batch, *, clock, notice="") -> None:
    """Write down what the file would do now: the batch ends checked, or failed if the file can't be read."""
    turn = Turn(batch, clock)
    try:
        with tempfile.TemporaryFile("w+", encoding="utf-8") as spool:
            facts = _look_at(batch, turn, spool)
    except spreadsheets.UnreadableFile as unreadable:
        problem = {"code": unreadable.code, "params": unreadable.params}
        turn.finish(state=State.FAILED, problem=problem, run=None, counts={}, digest="")
        return
    turn.finish(state=State.CHECKED, run=None, checked_at=clock(), notice=notice, problem={}, **facts)


def _look_at(batch, turn, spool):
    kind = kinds.kind_of(batch)
    check = kind.check(batch, today=timezone.localdate(turn.clock()))
    total, unknown = _read_all(batch, kind, check, turn, spool)
    check.prepare()
    with transaction.atomic():
        turn.report(0, total)
        batch.rows.all()._raw_delete(batch.rows.db)
    results = Results(batch, turn, total)
    spool.seek(0)
    for done, line in enumerate(spool, start=1):
        number, texts = json.loads(line)
        results.add(check.judge(number, texts))
        results.report(done)
    for judgement in check.missing():
        results.add(judgement)
    results.flush()
    counts = {"rows": total, "same": total - results.rows, **results.counts}
    return {"counts": counts, "digest": results.digest.hexdigest(), "seen": check.seen, "unknown_headings": unknown}


def _read_all(batch, kind, check, turn, spool):
    """Rows go to the spool as text: a file is read once, though every row may speak of any other."""
    total = 0
    with (
        batch.file.open("rb") as file,
        spreadsheets.open_table(file, kind.columns, sheet_name=kind.sheet_name) as table,
    ):
        for number, values in table:
            texts = {code: _text(value) for code, value in values.items()}
            check.note(number, texts)
            spool.write(json.dumps([number, texts]) + "\n")
            total += 1
            if total % ROWS_BETWEEN_SIGNS == 0:
                turn.report(0, total)
        return total, [heading[:80] for heading in table.unknown[:50]]


def _text(value):
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    return spreadsheets.clean_text(value)


class Results:
    def __init__(self, batch, turn, total):
        self.batch, self.turn, self.total = batch, turn, total
        self.counts, self.warned, self.rows = Counter(), 0, 0
        self.digest = hashlib.sha256()
        self._waiting = []

    def add(self, judgement):
        if judgement is None:
            return
        self.digest.update(json.dumps(judgement.facts(), sort_keys=True).encode())
        self.counts[str(judgement.outcome)] += 1
        self.rows += judgement.number is not None
        if judgement.is_warned:
            self.counts["warned"] += 1
        self._waiting.append(
            ImportRow(
                batch=self.batch,
                number=judgement.number,
                outcome=judgement.outcome,
                name=judgement.name,
                label=judgement.label,
                differences=judgement.differences,
                problems=judgement.problems,
                is_warned=judgement.is_warned,
                plan=judgement.plan,
            )
        )
        if len(self._waiting) >= ROWS_AT_A_TIME:
            self.flush()

    def report(self, done):
        if done % ROWS_BETWEEN_SIGNS == 0:
            self.turn.report(done, self.total)

    def flush(self):
        with transaction.atomic():
            ImportRow.objects.bulk_create(self._waiting)
        self._waiting = []
