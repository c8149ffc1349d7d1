"""What a list of people would do: each row against the people, units and code lists as they are now."""

from datetime import date

from accounts import identity_numbers
from accounts.imports.judgement import Judgement
from accounts.imports.people.code_lists import PositionKinds, Ranks
from accounts.imports.people.comparing import Comparison, Job
from accounts.imports.people.known import KnownPeople, what_is_there
from accounts.imports.people.officers import Officers
from accounts.imports.people.reading import read
from accounts.imports.people.superiors import Superiors
from accounts.imports.people.units import UnitProblem, Units
from accounts.imports.problems import is_warning, problem
from accounts.models import ImportRow

Outcome = ImportRow.Outcome


class PeopleCheck:
    """First every row is shown to `note`, then `prepare` looks up what they name, then each is judged."""

    def __init__(self, batch, *, today: date):
        self.batch = batch
        self.scope = batch.unit
        self.today = today
        self.seen = what_is_there(self.scope)
        self.units = Units(self.scope, on=max(today, batch.effective_on))
        self.ranks, self.kinds = Ranks(), PositionKinds()
        self.people = KnownPeople(self.scope)
        self.rows_by_number, self.rows_by_email, self.rows_by_user = {}, {}, {}
        self._numbers, self._emails = set(), set()
        self._superiors, self._circles = Superiors(), {}

    # --- First pass

    def note(self, row, texts):
        number = identity_numbers.normalise(texts.get("number", ""))
        if number:
            self.rows_by_number.setdefault(number, row)
            self._superiors.note(row, number, identity_numbers.normalise(texts.get("superior") or ""))
        self._numbers.update(identity_numbers.normalise(texts.get(code) or "") for code in ("old_number", "superior"))
        if texts.get("email"):
            self._emails.add(texts["email"].lower())

    def prepare(self):
        numbers = (self._numbers | set(self.rows_by_number)) - {""}
        self.people.look_up_numbers(sorted(number for number in numbers if len(number) == 18))
        self.people.look_up_emails(self._emails)
        self._circles = self._superiors.circles(self.people)
        self.officers = Officers(self.batch.uploaded_by)

    # --- Second pass

    def judge(self, row, texts):
        """A Judgement, or None for a row that changes nothing."""
        reading = read(texts, today=self.today)
        values = reading.values
        known = self._find_person(row, reading)
        unit = self._find_unit(reading)
        self._check_code_lists(reading, known)
        self._check_email(row, reading, known)
        self._check_superior(row, reading)
        job = Job(values, known, unit, self.batch.effective_on, self.people, self.rows_by_number)
        if known and unit and job.starts_too_early():
            reading.complain("started_on", "starts_before", day=job.earliest.isoformat())

        if any(not is_warning(found) for found in reading.problems):
            return self._judgement(row, Outcome.ERROR, texts, reading)
        comparison = Comparison(values, known, job, self)
        if not comparison.outcome:
            return None
        judgement = self._judgement(row, comparison.outcome, texts, reading)
        judgement.differences, judgement.plan = comparison.differences, comparison.plan
        return judgement

    def missing(self):
        """The people of the scope whom a complete list does not name."""
        if not self.batch.is_complete_list:
            return
        on = self.batch.effective_on
        gone = [
            known
            for known in self.people.current.values()
            if known.user not in self.rows_by_user
            and self.units.is_inside(known.unit)
            and known.started_on <= on
            and not known.is_superuser
        ]
        for known in sorted(gone, key=lambda each: each.number):
            yield self._leaver(known)

    def _leaver(self, known):
        judgement = Judgement(number=None, outcome=Outcome.LEFT, name=known.full_name, label=known.number)
        if self.officers.keeps_account(known.user):
            judgement.outcome = Outcome.ERROR
            judgement.problems = [problem("number", "officer_left_out")]
            return judgement
        judgement.differences = {"unit": [self.units.by_pk[known.unit].name, ""]}
        judgement.problems = [problem("number", "holds_roles")] if known.user in self.officers else []
        judgement.plan = {"user": known.user, "employment": known.employment}
        return judgement

    # --- Rules

    def _find_person(self, row, reading):
        number = reading.values.get("number")
        if number is None:
            return None
        if self.rows_by_number[number] != row:
            reading.complain("number", "number_twice", row=self.rows_by_number[number])
            return None
        old = reading.values.get("old_number")
        users = self.people.find(number) | (self.people.find(old) if old else set())
        if len(users) > 1:
            reading.complain("old_number" if old else "number", "two_people")
            return None
        if old and not users:
            reading.complain("old_number", "old_number_unknown")
        known = self.people.by_user[users.pop()] if users else None
        return self._check_person(row, reading, known) if known else None

    def _check_person(self, row, reading, known):
        first = self.rows_by_user.setdefault(known.user, row)
        if first != row:
            reading.complain("number", "person_twice", row=first)
        if known.is_erased:
            reading.complain("number", "erased")
        is_here = known.ended_on is None or known.ended_on > self.today
        if is_here and not self.units.is_inside(known.unit):
            reading.complain("number", "number_elsewhere", unit=self.scope.name)
        number = reading.values["number"]
        if known.ended_on is None and known.number != number and known.user in self.people.find(number):
            newer = identity_numbers.grouped(known.number) if self.units.is_inside(known.unit) else ""
            reading.complain("number", "number_replaced", newer=newer)
        return known

    def _find_unit(self, reading):
        text = reading.values["unit"]
        if not text:
            return None
        try:
            return self.units.find(text)
        except UnitProblem as found:
            reading.complain("unit", found.code, **found.params)
            return None

    def _check_code_lists(self, reading, known):
        values = reading.values
        status = values.get("status") or (known.status if known else _status_by_number(values.get("number")))
        values["effective_status"] = status
        if "rank" in values:
            scheme = "PPPK" if status.startswith("PPPK") else "PNS"
            values["rank_pk"] = self.ranks.find(values["rank"], scheme)
            if values["rank_pk"] is None:
                reading.complain("rank", "rank", value=values["rank"][:60])
        if "position_kind" in values:
            values["kind_pk"] = self.kinds.find(values["position_kind"])
            if values["kind_pk"] is None:
                reading.complain("position_kind", "position_kind", value=values["position_kind"][:60])

    def _check_email(self, row, reading, known):
        email = reading.values.get("email")
        if not email:
            return
        first = self.rows_by_email.setdefault(email, row)
        owner = self.people.users_by_email.get(email)
        if first != row:
            reading.complain("email", "email_twice", row=first)
        elif owner is not None and (known is None or owner != known.user):
            reading.complain("email", "email_taken")
        elif known and email != known.email and self.officers.keeps_address(known.user):
            reading.complain("email", "email_of_officer")

    def _check_superior(self, row, reading):
        superior = reading.values.get("superior")
        if not superior:
            return
        if superior == reading.values.get("number"):
            reading.complain("superior", "superior_self")
        elif superior not in self.people.current and superior not in self.rows_by_number:
            reading.complain("superior", "superior_unknown", agency=self.units.agency_name)
        elif row in self._circles:
            reading.complain("superior", "superior_circle", rows=", ".join(map(str, self._circles[row])))

    def _judgement(self, row, outcome, texts, reading):
        name = reading.values.get("full_name") or texts.get("full_name", "")
        label = reading.values.get("number") or texts.get("number", "")
        return Judgement(row, outcome, name[:200], label[:60], problems=reading.problems)


def _status_by_number(number):
    return "PPPK" if number and identity_numbers.parse(number).is_pppk else "PNS"
