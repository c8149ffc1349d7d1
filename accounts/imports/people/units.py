"""The units of an agency in memory: found by SIASN id, code, name, or the names on the way to them."""

import re
from dataclasses import dataclass

from accounts.models import OrgUnit

STEP = re.compile(r"\s*(?:>|»|→)\s*")


class UnitProblem(Exception):
    """`code` and `params` as in accounts.imports.problems."""

    def __init__(self, code, **params):
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(slots=True, frozen=True)
class KnownUnit:
    pk: int
    path: str
    name: str
    is_closed: bool


class Units:
    def __init__(self, scope, *, on):
        self.scope = scope
        self.rows = list(unit_rows(scope))
        self.by_pk, self.names, self._ids, self._words = {}, {}, {}, {}
        for pk, path, code, siasn_id, name, short_name, closed_on in self.rows:
            unit = KnownUnit(pk, path, name, closed_on is not None and closed_on <= on)
            self.by_pk[pk] = unit
            self.names[path] = _fold(name)
            for identifier in {_fold(code), _fold(siasn_id)} - {""}:
                self._ids.setdefault(identifier, []).append(unit)
            for word in {_fold(name), _fold(short_name)} - {""}:
                self._words.setdefault(word, []).append(unit)
        self.agency_name = self.by_pk[min(self.by_pk, key=lambda pk: len(self.by_pk[pk].path))].name
        self._found = {}

    def find(self, text):
        """The one open unit in the scope that `text` means. Raises UnitProblem."""
        if text not in self._found:
            try:
                self._found[text] = self._find(text)
            except UnitProblem as found:
                self._found[text] = found
        answer = self._found[text]
        if isinstance(answer, UnitProblem):
            raise answer
        return answer

    def is_inside(self, pk):
        unit = self.by_pk.get(pk)
        return unit is not None and unit.path.startswith(self.scope.path)

    def _find(self, text):
        shown = text[:80]
        candidates = self._candidates(text)
        if not candidates:
            raise UnitProblem("unit_unknown", value=shown, agency=self.agency_name)
        still_open = [unit for unit in candidates if not unit.is_closed]
        if not still_open:
            raise UnitProblem("unit_closed", value=shown)
        if len(still_open) > 1:
            raise UnitProblem("unit_ambiguous", value=shown, count=len(still_open))
        if not still_open[0].path.startswith(self.scope.path):
            raise UnitProblem("unit_outside", value=shown, unit=self.scope.name)
        return still_open[0]

    def _candidates(self, text):
        whole = _fold(text)
        if whole in self._ids:
            return self._ids[whole]
        if whole in self._words:
            return self._words[whole]
        *above, last = [_fold(step) for step in STEP.split(text) if step.strip()] or [""]
        return [unit for unit in self._words.get(last, []) if above and self._lies_below(unit, above)]

    def _lies_below(self, unit, names):
        """Whether the units above have these names, from the top down; some may be left out."""
        steplen = OrgUnit.steplen
        above = iter([self.names[unit.path[:end]] for end in range(steplen, len(unit.path), steplen)])
        return all(name in above for name in names)


def unit_rows(scope):
    """What a check needs to know of the agency's units, in a steady order."""
    units = OrgUnit.objects.filter(path__startswith=scope.agency_path).order_by("path")
    return units.values_list("pk", "path", "code", "siasn_id", "name", "short_name", "closed_on")


def _fold(text):
    return " ".join(str(text or "").casefold().split())
