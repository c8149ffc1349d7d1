"""A row that is in order against the person as known: what differs, and what applying has to do. The same rules as
`services.employ`, for many people at a time."""

from accounts.imports.people.names import is_same_name
from accounts.models import ImportRow

Outcome = ImportRow.Outcome
NAMES = ("full_name", "title_before", "title_after", "email")
FACTS = ("number", "status", "rank", "position_kind", "position_title", "unit")


class Job:
    """What the person is from a day on, by this row; what the row leaves open stays as it is."""

    def __init__(self, values, known, unit, effective_on, people, rows_by_number):
        self.known = known
        self.facts = {
            "number": values.get("number"),
            "status": values["effective_status"],
            "rank": values.get("rank_pk", known.rank if known else None),
            "position_kind": values.get("kind_pk", known.position_kind if known else None),
            "position_title": values.get("position_title", known.position_title if known else ""),
            "unit": unit.pk if unit else None,
        }
        if known and "rank_pk" not in values and _is_other_scheme(known.status, self.facts["status"]):
            self.facts["rank"] = None
        self.superior = self._superior(values, people)
        self.started_on = values.get("started_on") or effective_on
        self.earliest = (known.ended_on or known.started_on) if known else None
        if known and "started_on" not in values and not known.ended_on:
            self.started_on = max(self.started_on, known.started_on)

    @property
    def is_open(self):
        return self.known is not None and self.known.ended_on is None

    @property
    def differs(self):
        return not self.is_open or any(getattr(self.known, name) != value for name, value in self.facts.items())

    @property
    def has_other_superior(self):
        return not self.is_open or self.superior != self.known.superior

    def starts_too_early(self):
        """Another superior alone needs no new day: the position goes on."""
        return self.differs and self.started_on < self.earliest

    def _superior(self, values, people):
        """The key of a known person, the number of someone new in this file, or None."""
        number = values.get("superior")
        if number:
            return people.current[number].user if number in people.current else number
        stays = self.is_open and self.known.unit == self.facts["unit"]
        return self.known.superior if stays else None


class Comparison:
    """`outcome` is "" when the row changes nothing."""

    def __init__(self, values, known, job, check):
        self.values, self.known, self.job, self.check = values, known, job, check
        self.differences, self.plan = {}, {}
        self._compare_names()
        self._compare_job()
        self.outcome = self._outcome()
        if self.outcome:
            self.plan["user"] = known.user if known else None

    def _outcome(self):
        if not self.plan:
            return ""
        if self.known is None:
            return Outcome.NEW
        return Outcome.MOVED if "unit" in self.differences else Outcome.CHANGED

    def _compare_names(self):
        names = {name: self.values[name] for name in NAMES if name in self.values}
        if self.known is not None:
            names = {name: value for name, value in names.items() if not self._is_same(name, value)}
            self.differences = {name: [self._before(name), value] for name, value in names.items()}
        if names:
            self.plan["names"] = names

    def _before(self, name):
        """Of who comes from elsewhere the file tells the number; the address is not for its sender to learn."""
        is_elsewhere = not self.check.units.is_inside(self.known.unit)
        return "" if name == "email" and is_elsewhere else getattr(self.known, name) or ""

    def _is_same(self, name, value):
        before = getattr(self.known, name) or ""
        return before == value or (name == "full_name" and is_same_name(value, before))

    def _compare_job(self):
        job = self.job
        if not job.differs and not job.has_other_superior:
            return
        self.plan |= {"superior": job.superior}
        if job.is_open:
            self.plan["employment"] = job.known.employment
        if job.differs:
            self.plan |= {"job": job.facts, "started_on": job.started_on.isoformat()}
            if job.is_open and job.started_on == job.known.started_on:
                self.plan["corrects"] = True
        elif job.is_open:
            self.plan["corrects"] = True
        self._show_differences()

    def _show_differences(self):
        shown = FACTS if self.job.is_open else ("unit", "position_title", "status")
        for name in shown:
            before = getattr(self.known, name) if self.job.is_open else None
            after = self.job.facts[name]
            if before != after and (before or after):
                self.differences[name] = [self._word(name, before), self._word(name, after)]
        before = self.known.superior if self.job.is_open else None
        if before != self.job.superior:
            self.differences["superior"] = [self._word("superior", before), self._word("superior", self.job.superior)]
        if self.job.differs:
            self.differences["started_on"] = ["", self.job.started_on.isoformat()]

    def _word(self, name, value):
        if value is None:
            return ""
        if name == "unit":
            unit = self.check.units.by_pk.get(value)
            return unit.name if unit else "–"
        if name == "superior":
            known = self.check.people.by_user.get(value)
            return known.number if known else str(value)
        words = {"rank": self.check.ranks.names, "position_kind": self.check.kinds.names}.get(name)
        return words[value] if words else value


def _is_other_scheme(status, other):
    return status.startswith("PPPK") != other.startswith("PPPK")
