"""What a list of units would do: each row against the tree and the other rows."""

from accounts.imports.judgement import Judgement
from accounts.imports.people.units import Units
from accounts.imports.units.known import FACTS, KnownUnits, what_is_there
from accounts.imports.units.lines import Line, Lines
from accounts.models import ImportRow

Outcome = ImportRow.Outcome


class UnitsCheck:
    """First every row is shown to `note`, then `prepare` finds what they mean, then each is judged."""

    def __init__(self, batch, *, today):
        self.batch, self.scope, self.today = batch, batch.unit, today
        self.seen = what_is_there(self.scope)
        self.known = KnownUnits(self.scope)
        self.lines = Lines(self.scope, Units(self.scope, on=today), self.known)

    def note(self, row, texts):
        self.lines.note(row, texts)

    def prepare(self):
        ids = [line.texts["siasn_id"] for line in self.lines.by_number.values() if line.texts.get("siasn_id")]
        self.known.look_up_elsewhere(ids, self.scope)
        self.lines.settle()

    def judge(self, row, texts):
        """A Judgement, or None for a row that changes nothing."""
        line = self.lines.by_number[row]
        facts, differences = self._facts(line)
        parent = self._parent(line)
        if parent is not None:
            before = self.known.above(line.unit) if line.unit else None
            differences["parent"] = [before.name if before else "", _name(parent)]
        if not differences and not line.problems:
            return None
        self._check_day(line)
        outcome = self._outcome(line, parent)
        name = texts.get("name") or (line.unit.name if line.unit else "")
        label = texts.get("siasn_id") or texts.get("code") or ""
        judgement = Judgement(row, outcome, name[:200], label[:60], problems=line.problems)
        if outcome != Outcome.ERROR:
            judgement.differences, judgement.plan = differences, self._plan(line, parent, facts)
        return judgement

    def missing(self):
        """A unit that the file leaves out stays: closing is decided by hand."""
        return ()

    def _facts(self, line):
        """Only what the row says: an empty cell changes nothing."""
        before = {name: getattr(line.unit, name) if line.unit else "" for name in FACTS}
        said = {name: line.texts[name] for name in FACTS if line.texts.get(name)}
        facts = {name: text for name, text in said.items() if text != before[name]}
        return facts, {name: [before[name], text] for name, text in facts.items()}

    def _parent(self, line):
        """Where the unit comes to stand, or None if it stays."""
        if line.unit is None:
            return line.parent or self.known.by_path[self.scope.path]
        parent = line.parent.unit or line.parent if isinstance(line.parent, Line) else line.parent
        if parent is None or parent is self.known.above(line.unit):
            return None
        return parent

    def _check_day(self, line):
        day = self.batch.effective_on
        if day > self.today:
            line.complain("name", "units_today")
        elif line.unit and line.unit.latest_day and day < line.unit.latest_day:
            line.complain("name", "unit_changed_later", day=line.unit.latest_day.isoformat())

    def _outcome(self, line, parent):
        if line.problems:
            return Outcome.ERROR
        if line.unit is None:
            return Outcome.NEW
        return Outcome.MOVED if parent is not None else Outcome.CHANGED

    def _plan(self, line, parent, facts):
        is_new_too = isinstance(parent, Line) and parent.unit is None
        known = parent.unit if isinstance(parent, Line) else parent
        return {
            "unit": line.unit and line.unit.pk,
            "parent": known.pk if known else None,
            "parent_row": parent.number if is_new_too else None,
            "facts": facts,
        }


def _name(place):
    if isinstance(place, Line):
        return place.texts.get("name", "")
    return place.name
