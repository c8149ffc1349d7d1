"""Whether the rows of a crosswalk's file name what there is, say it once, and lead round in no circle. Pure."""

from competencies.frameworks.crosswalk import INVERSE, Cycle, Link, refuse_cycles
from competencies.frameworks.exchange.checking import Keyed, sound_values
from competencies.frameworks.exchange.contents import CrosswalkDraft, Problem

ENDS = (("framework", "code"), ("other_framework", "other_code"))


class CrosswalkCheck:
    """`known` are the competencies that may be named, by (framework, code), with True for those that are areas;
    `stored` the lines that are there: {(one, other): {"relation", …}}; `owners` the agency of each framework, None for
    everybody's; `managed` the frameworks whose lines may change.
    """

    def __init__(self, contents, *, known, stored, owners, managed):
        self.known, self.stored, self.owners, self.managed = known, stored, owners, managed
        self.problems = list(contents.problems)
        self.links = Keyed(self.problems, "doubled_link", "code")
        for entry in contents.links:
            self._link(entry)
        if not contents.links:
            self.problems.append(Problem("", "", "no_links"))
        self.draft = CrosswalkDraft(self.links.values)
        if not self.problems:
            self._cycles()

    def _link(self, entry):
        raw = {name: value for name, value in entry.values.items() if name != "relation"}
        values = sound_values(type(entry)(entry.place, raw, entry.names), self.problems)
        ends = [self._end(entry, values, *names) for names in ENDS]
        relation = entry.values.get("relation", "")
        if "relation" in entry.wrong:
            return
        if relation not in INVERSE:
            self.problems.append(entry.problem("relation", "unknown_relation", value=str(relation)[:40]))
        elif None not in ends and self._may_link(entry, *ends):
            basis = {"basis": values["basis"]} if "basis" in values else {}
            self._add(entry, *ends, {"relation": relation, **basis})

    def _end(self, entry, values, framework_field, code_field):
        """The end that is named; None, with a problem told, where there is no such competency."""
        for name in (framework_field, code_field):
            if name not in values:
                if name not in entry.wrong and not str(entry.values.get(name, "")).strip():
                    self.problems.append(entry.problem(name, "missing"))
                return None
        framework, code = values[framework_field], values[code_field]
        if framework not in self.owners:
            self.problems.append(entry.problem(framework_field, "unknown_framework", value=framework))
        elif (framework, code) not in self.known:
            self.problems.append(entry.problem(code_field, "unknown_code", value=code, framework=framework))
        elif self.known[framework, code]:
            self.problems.append(entry.problem(code_field, "link_of_area", value=code))
        else:
            return framework, code
        return None

    def _may_link(self, entry, one, other):
        owners = {self.owners[one[0]], self.owners[other[0]]} - {None}
        if one[0] == other[0]:
            self.problems.append(entry.problem("other_framework", "same_framework", value=one[0]))
        elif len(owners) > 1:
            self.problems.append(entry.problem("other_framework", "two_agencies"))
        elif one[0] not in self.managed and other[0] not in self.managed:
            self.problems.append(entry.problem("framework", "not_managed"))
        else:
            return True
        return False

    def _add(self, entry, one, other, values):
        """Under the ends in the order in which the line is written already; of a new one the smaller comes first."""
        is_known = (one, other) in self.stored or (other, one) in self.stored
        if (other, one) in self.stored if is_known else other < one:
            one, other, values = other, one, {**values, "relation": INVERSE[values["relation"]]}
        self.links.add(entry, (one, other), values)

    def _cycles(self):
        """Frameworks of two agencies never meet, so each agency's are looked at beside those that everybody has."""
        lines = {**self.stored, **self.links.values}
        for agency in {self.owners[end[0]] for ends in lines for end in ends}:
            side = {
                ends: values
                for ends, values in lines.items()
                if all(self.owners[framework] in (None, agency) for framework, _code in ends)
            }
            try:
                refuse_cycles(Link(one, values["relation"], other) for (one, other), values in side.items())
            except Cycle as cycle:
                self.problems.append(self._told(cycle))
                return

    def _told(self, cycle):
        """At the first row of the file that is part of the way round."""
        way = set(cycle.way)
        rows = (entry for ends, entry in self.links.entries.items() if set(ends) <= way)
        near = (entry for ends, entry in self.links.entries.items() if set(ends) & way)
        entry = next(rows, None) or next(near, None)
        words = " → ".join(" ".join(end) for end in cycle.way)
        return Problem(entry.place if entry else "", "", "cycle", {"way": words})
