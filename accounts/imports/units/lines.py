"""The rows of a file of units, each with the unit it means and the place it gives it. Rows may come in any order."""

from dataclasses import dataclass, field

from accounts.imports.people.units import UnitProblem
from accounts.imports.problems import problem
from accounts.imports.units.known import Known, fold

LIMITS = {"name": 200, "short_name": 60, "code": 40, "siasn_id": 40}


@dataclass(slots=True, eq=False)
class Line:
    """`parent` is a Known unit, another Line, or None for a row that leaves the place open."""

    number: int
    texts: dict
    unit: Known | None = None
    parent: "Known | Line | None" = None
    problems: list = field(default_factory=list)

    def complain(self, column, code, **params):
        self.problems.append(problem(column, code, **params))


class Lines:
    """`units` finds units by words (accounts.imports.people.units.Units), `known` has their facts."""

    def __init__(self, scope, units, known):
        self.scope, self.units, self.known = scope, units, known
        self.by_number, self._by_word, self._by_name = {}, {}, {}
        self._by_unit = {}

    def note(self, number, texts):
        line = self.by_number[number] = Line(number, texts)
        if not texts.get("name"):
            line.complain("name", "required")
        for column, limit in LIMITS.items():
            if len(texts.get(column, "")) > limit:
                line.complain(column, "too_long", limit=limit)
        for column, code in (("siasn_id", "unit_id_twice"), ("code", "unit_code_twice")):
            self._note_word(line, column, code)
        self._by_name.setdefault(fold(texts.get("name")), []).append(line)

    def _note_word(self, line, column, code):
        word = fold(line.texts.get(column))
        if not word:
            return
        first = self._by_word.setdefault((column, word), line)
        if first is not line:
            line.complain(column, code, row=first.number)

    def settle(self):
        lines = list(self.by_number.values())
        for line in lines:
            self._find_by_id(line)
        for line in lines:
            line.parent = self._find_parent(line)
        self._find_by_place(lines)
        for line in lines:
            self._check_unit(line)
        self._refuse_circles(lines)

    # --- Which unit a row means

    def _find_by_id(self, line):
        siasn_id, code = fold(line.texts.get("siasn_id")), fold(line.texts.get("code"))
        by_id, by_code = self.known.by_siasn_id.get(siasn_id), self.known.by_code.get(code)
        if siasn_id in self.known.elsewhere:
            line.complain("siasn_id", "unit_id_elsewhere", unit=self.known.elsewhere[siasn_id])
        if by_code and (by_id not in (None, by_code) or _differs(siasn_id, by_code.siasn_id)):
            line.complain("code", "unit_code_taken", unit=by_code.name)
        line.unit = by_id or by_code

    def _find_by_place(self, lines):
        """From the top down: a row without id or code is found by its name below the unit that its parent means."""
        settled = set()
        for start in lines:
            chain, line = [], start
            while isinstance(line, Line) and line not in settled:
                settled.add(line)
                chain.append(line)
                line = line.parent
            for each in reversed(chain):
                each.unit = each.unit or self._at_place(each)

    def _at_place(self, line):
        above = line.parent
        if isinstance(above, Line):
            above = above.unit
            if above is None:
                return None
        path = above.path if above else self.scope.path
        found = self.known.by_place.get((path, fold(line.texts.get("name"))))
        texts = line.texts
        if found and (_differs(texts.get("siasn_id"), found.siasn_id) or _differs(texts.get("code"), found.code)):
            return None
        return found

    def _check_unit(self, line):
        unit = line.unit
        if unit is None:
            return
        first = self._by_unit.setdefault(unit.pk, line)
        if first is not line and not line.problems:
            line.complain("name", "unit_twice", row=first.number)
        if unit.closed_on is not None:
            line.complain("name", "unit_is_closed", unit=unit.name)
        if not unit.path.startswith(self.scope.path):
            line.complain("name", "unit_outside", value=unit.name[:80], unit=self.scope.name)
        if unit.path == self.scope.path:
            line.parent = None  # Where the unit of the file itself stands is decided by hand.

    # --- Where a row puts it

    def _find_parent(self, line):
        text = line.texts.get("parent", "")
        if not text:
            return None
        named = self._by_word.get(("siasn_id", fold(text))) or self._by_word.get(("code", fold(text)))
        if named:
            return named.unit or named
        try:
            return self.known.by_pk[self.units.find(text).pk]
        except UnitProblem as found:
            return self._find_parent_in_file(line, text, found)

    def _find_parent_in_file(self, line, text, found):
        rows = [each for each in self._by_name.get(fold(text), []) if each is not line]
        if found.code == "unit_unknown" and len(rows) == 1:
            return rows[0].unit or rows[0]
        if found.code == "unit_unknown" and rows:
            line.complain("parent", "unit_ambiguous", value=text[:80], count=len(rows))
        elif found.code == "unit_unknown":
            line.complain("parent", "parent_unknown", **found.params)
        else:
            line.complain("parent", found.code, **found.params)
        return None

    def _refuse_circles(self, lines):
        """Follow the way up, as it will be after the file: whoever meets themselves lies below themselves."""
        safe = set()
        for start in lines:
            way, node = [], self._node(start)
            while node is not None and node not in safe and node not in way:
                way.append(node)
                node = self._node_above(node)
            if node in way:
                start.complain("parent", "parent_circle")
            else:
                safe.update(way)

    def _node(self, place):
        """The same for a known unit and for the row that means it."""
        if isinstance(place, Line):
            return place.unit.pk if place.unit else place
        return place.pk if place else None

    def _node_above(self, node):
        line = node if isinstance(node, Line) else self._by_unit.get(node)
        if line is not None and line.parent is not None:
            return self._node(line.parent)
        return None if isinstance(node, Line) else self._node(self.known.above(self.known.by_pk[node]))


def _differs(said, known):
    """Whether a row and a unit have identifiers that can't both be right; an empty one says nothing."""
    return bool(fold(said)) and fold(known) not in ("", fold(said))
