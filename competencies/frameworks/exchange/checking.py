"""Whether the rows of a framework's file fit together and with what is there already. Pure."""

from dataclasses import dataclass, field

from competencies.frameworks.exchange.contents import FrameworkDraft, Problem
from competencies.frameworks.exchange.limits import MAX_COMPETENCIES
from competencies.frameworks.exchange.values import judge


@dataclass(frozen=True)
class Known:
    """What the framework has already: its levels, and the area of each competency (None for an area)."""

    levels: frozenset = frozenset()
    parents: dict = field(default_factory=dict)
    is_there: bool = False


def sound_values(entry, problems):
    """The values that are right on their own and say something; the others become problems."""
    values = {}
    for name, raw in entry.values.items():
        value, complaint = judge(name, raw)
        if complaint:
            problems.append(entry.problem(name, complaint[0], **complaint[1]))
        elif value != "":
            values[name] = value
    return values


class Keyed:
    """Rows by their key; the second row with one key is a problem."""

    def __init__(self, problems, complaint, field):
        self.problems, self.complaint, self.field = problems, complaint, field
        self.values, self.entries = {}, {}
        self._spelled = {}

    def add(self, entry, key, values):
        spelled = str(key).casefold()
        if spelled in self._spelled:
            first = self._spelled[spelled].place
            self.problems.append(entry.problem(self.field, self.complaint, value=_shown(key), first=first))
            return
        self._spelled[spelled] = entry
        self.values[key], self.entries[key] = values, entry


def _shown(key):
    return " · ".join(str(part) for part in key) if isinstance(key, tuple) else key


class FrameworkCheck:
    """Reads the contents once; then `draft` is what is sound, and `problems` what is not."""

    def __init__(self, contents, known):
        self.known = known
        self.problems = list(contents.problems)
        self.levels = Keyed(self.problems, "doubled_level", "number")
        self.competencies = Keyed(self.problems, "doubled_code", "code")
        self.statements = Keyed(self.problems, "doubled_statement", "level")
        self.draft = FrameworkDraft()
        self._framework(contents.framework)
        self._levels(contents.levels)
        self._competencies(contents.competencies)
        self._statements(contents.statements)
        self.draft.levels = self.levels.values
        self.draft.competencies = self.competencies.values
        self.draft.statements = self.statements.values

    def _framework(self, entries):
        for entry in entries[1:]:
            self.problems.append(entry.problem("code", "second_framework"))
        for entry in entries[:1]:
            values = sound_values(entry, self.problems)
            self._require(entry, values, ["code"] if self.known.is_there else ["code", "name_id", "version"])
            self.draft.code = values.pop("code", "")
            self.draft.fields = values
        if not entries:
            self.problems.append(Problem("", "", "no_framework"))

    def _require(self, entry, values, names):
        """A value that was wrong is not missing besides."""
        missing = [name for name in names if name not in values and not _is_filled(entry, name)]
        self.problems += [entry.problem(name, "missing") for name in missing]
        return not missing and all(name in values for name in names)

    def _levels(self, entries):
        for entry in entries:
            values = sound_values(entry, self.problems)
            is_new = values.get("number") not in self.known.levels
            if self._require(entry, values, ["number", "name_id"] if is_new else ["number"]):
                self.levels.add(entry, values.pop("number"), values)
        self.scale = sorted(self.known.levels | set(self.levels.values))
        if not self.scale and not self.problems:
            self.problems.append(Problem("", "", "no_levels"))
        for place, number in enumerate(self.scale, start=1):
            if number != place:
                told = self.levels.entries.get(number)
                facts = {"missing": place, "value": number}
                self.problems.append(told.problem("number", "gap", **facts) if told else Problem("", "", "gap", facts))
                break

    def _competencies(self, entries):
        if len(entries) > MAX_COMPETENCIES:
            self.problems.append(
                entries[MAX_COMPETENCIES].problem("code", "too_many_competencies", limit=MAX_COMPETENCIES)
            )
            return
        for entry in entries:
            values = sound_values(entry, self.problems)
            is_new = values.get("code") not in self.known.parents
            if self._require(entry, values, ["code", "name_id"] if is_new else ["code"]):
                self.competencies.add(entry, values.pop("code"), values)
        self._spelling()
        stated = {code: values["parent"] for code, values in self.competencies.values.items() if "parent" in values}
        new = dict.fromkeys(self.competencies.values)
        self.parents = {**new, **self.known.parents, **stated}
        if not self.parents and not self.problems:
            self.problems.append(Problem("", "", "no_competencies"))
        for code, entry in self.competencies.entries.items():
            self._parent(code, entry)

    def _spelling(self):
        """A code differs from those that are there by more than capital letters."""
        there = {code.casefold(): code for code in self.known.parents}
        for code, entry in self.competencies.entries.items():
            known = there.get(code.casefold(), code)
            if known != code:
                self.problems.append(entry.problem("code", "other_spelling", value=code, there=known))

    def _parent(self, code, entry):
        parent = self.parents[code]
        if parent is None:
            return
        if parent == code:
            self.problems.append(entry.problem("parent", "own_parent"))
        elif parent not in self.parents:
            self.problems.append(entry.problem("parent", "unknown_parent", value=parent))
        elif self.parents[parent] is not None:
            self.problems.append(entry.problem("parent", "parent_is_no_area", value=parent))
        elif code in self.known.parents and code in self.known.parents.values():
            self.problems.append(entry.problem("parent", "area_with_competencies", value=code))

    def _statements(self, entries):
        for entry in entries:
            values = sound_values(entry, self.problems)
            if not self._require(entry, values, ["code", "level"]):
                continue
            code, level = values.pop("code"), values.pop("level")
            if code not in self.parents:
                self.problems.append(entry.problem("code", "unknown_competency", value=code))
            elif self.parents[code] is None:
                self.problems.append(entry.problem("code", "statement_of_area", value=code))
            elif level not in self.scale:
                highest = max(self.scale, default=0)
                self.problems.append(entry.problem("level", "outside_scale", value=level, highest=highest))
            else:
                self.statements.add(entry, (code, level), values)


def _is_filled(entry, name):
    if name in entry.wrong:
        return True
    value = entry.values.get(name)
    return value is not None and str(value).strip() != ""
