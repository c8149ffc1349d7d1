"""What the page of a batch shows."""

import re
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import F

from accounts import spreadsheets
from accounts.identity_numbers import grouped
from accounts.imports import kinds, refusals
from accounts.imports.problems import day_in_words, describe, is_warning
from accounts.imports.turns import HiddenProgress
from accounts.models import ImportBatch, ImportRow
from accounts.spreadsheets import problems as file_problems

ROWS_ON_A_PAGE = 50
# Whoever the file leaves out comes last, on every database.
IN_ORDER = (F("number").asc(nulls_last=True), "pk")
State = ImportBatch.State
EIGHTEEN_DIGITS = re.compile(r"[0-9]{18}")


@dataclass(frozen=True)
class ShownRow:
    row: ImportRow
    differences: list  # (column, before, after)
    errors: list  # (column, message)
    warnings: list

    @property
    def label(self):
        """A number as it is written everywhere else; what is no number as it stands in the file."""
        return grouped(self.row.label) if EIGHTEEN_DIGITS.fullmatch(self.row.label) else self.row.label


class BatchPage:
    def __init__(self, batch):
        self.batch = batch
        self.kind = kinds.kind_of(batch)
        self.labels = {column.code: column.label for column in self.kind.columns}

    @property
    def counts(self):
        """(outcome, label, number) of the outcomes that occur."""
        outcomes = [(outcome.value, outcome.label) for outcome in ImportRow.Outcome]
        return [(value, label, self.batch.counts[value]) for value, label in outcomes if self.batch.counts.get(value)]

    @property
    def failure(self):
        if self.batch.state == State.FAILED and self.batch.problem:
            return file_problems.describe(self.batch.problem["code"], self.batch.problem["params"])
        return ""

    @property
    def refusal(self):
        return refusals.describe(self.batch.problem) if self.batch.state == State.APPLIED else ""

    def rows(self, outcome):
        rows = self.batch.rows.all()
        if outcome == "warned":
            return rows.filter(is_warned=True)
        return rows.filter(outcome=outcome) if outcome else rows

    def page_of_rows(self, outcome, number):
        paginator = Paginator(self.rows(outcome).order_by(*IN_ORDER), ROWS_ON_A_PAGE)
        paginator.count = self._count(outcome)  # the check has counted already
        page = paginator.get_page(number)
        page.object_list = [self._shown(row) for row in page.object_list]
        return page

    def _count(self, outcome):
        if outcome:
            return self.batch.counts.get(outcome, 0)
        return sum(self.batch.counts.get(value, 0) for value in ImportRow.Outcome.values)

    def _shown(self, row):
        differences = [
            (self.labels.get(code, code), *(map(day_in_words, pair) if code == "started_on" else pair))
            for code, pair in row.differences.items()
        ]
        told = [(self.labels.get(found["column"], ""), describe(found), is_warning(found)) for found in row.problems]
        return ShownRow(
            row,
            differences,
            [(label, message) for label, message, is_mild in told if not is_mild],
            [(label, message) for label, message, is_mild in told if is_mild],
        )

    @property
    def progress(self):
        """(rows done, rows in all); 0 in all while the file is still being read."""
        if self.batch.state in (State.APPLYING, State.UNDOING):
            return HiddenProgress(self.batch).read(), self.batch.changes
        return self.batch.done, self.batch.total

    def problems_csv(self, words):
        """Every error and warning as a table; `words` heads its columns."""
        rows = self.batch.rows.exclude(problems=[]).order_by(*IN_ORDER)
        return spreadsheets.write_csv(words, self._problem_rows(rows))

    def _problem_rows(self, rows):
        for row in rows.iterator(chunk_size=1000):
            for found in row.problems:
                label = self.labels.get(found["column"], "")
                yield [row.number or "", row.label, row.name, label, describe(found)]
