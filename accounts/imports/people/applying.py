"""Doing what a check planned, a thousand rows at a time. For each person the same comes out as from
`services.add_person`, `correct_person`, `employ` and `leave`; a test holds the two ways together."""

from datetime import date

from django.contrib.auth.hashers import make_password

from accounts import audit, services
from accounts.imports.errors import DataChanged
from accounts.imports.people.officers import Officers
from accounts.imports.people.state import digests
from accounts.models import Employment, ImportEffect, User

CHUNK = 1000
NAMES = ("full_name", "title_before", "title_after", "email")
Ending = Employment.Ending


def apply_people(batch, *, at, report):
    """Inside a transaction. `report(rows done)` says how far it is. Raises DataChanged."""
    new_people, done = {}, 0
    for rows in _chunks(batch.rows.filter(outcome="new")):
        new_people |= _create_people(rows, at=at)
        report(done := done + len(rows) // 2)
    for rows in _chunks(batch.rows.exclude(outcome__in=["error", "left"])):
        Chunk(batch, rows, new_people).apply()
        report(done := done + len(rows))
    for rows in _chunks(batch.rows.filter(outcome="left")):
        _end_employments(batch, rows, at=at)
        report(done := done + len(rows))


def _chunks(rows):
    """By primary key: neither a long list in memory nor a cursor that stays open."""
    last = 0
    while chunk := list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _create_people(rows, *, at):
    """{number: key} of the new people. They choose a password when they activate their account."""
    people = [User(password=make_password(None), joined_at=at, **row.plan["names"]) for row in rows]
    User.objects.bulk_create(people)
    return {row.plan["job"]["number"]: person.pk for row, person in zip(rows, people, strict=True)}


class Chunk:
    def __init__(self, batch, rows, new_people):
        self.batch, self.rows, self.new_people = batch, rows, new_people
        self.users = {row.pk: self._user(row) for row in rows}
        self.people = {person.pk: person for person in _locked(self.users.values())}
        self.employments = Employment.objects.in_bulk(
            [row.plan["employment"] for row in rows if "employment" in row.plan]
        )
        self.effects = {row.pk: {"created": True} if row.outcome == "new" else {} for row in rows}

    def apply(self):
        self._check_nothing_has_changed()
        self._correct_people()
        # What a person was ends before what they are begins: there is one current employment at any moment.
        self._end()
        self._correct_employments()
        self._start()
        _record_effects(self.batch, [(self.users[row.pk], self.effects[row.pk]) for row in self.rows])

    def _user(self, row):
        return row.plan["user"] or self.new_people[row.plan["job"]["number"]]

    def _check_nothing_has_changed(self):
        officers = Officers(self.batch.uploaded_by)
        for row in self.rows:
            employment = self.employments.get(row.plan.get("employment"))
            if self.users[row.pk] not in self.people:
                raise DataChanged
            if "email" in row.plan.get("names", {}) and officers.keeps_address(self.users[row.pk]):
                raise DataChanged
            if "employment" in row.plan and (employment is None or employment.ended_on is not None):
                raise DataChanged

    def _correct_people(self):
        changed = []
        for row in self.rows:
            person, names = self.people[self.users[row.pk]], row.plan.get("names", {})
            is_back = "employment" not in row.plan and not person.is_active and person.merged_into_id is None
            if row.outcome == "new" or not (names or is_back):
                continue
            self.effects[row.pk]["person"] = {name: getattr(person, name) for name in (*names, "is_active")}
            if "email" in names:
                self._record_address(person, names["email"])
            for name, value in names.items():
                setattr(person, name, value)
            person.is_active = person.is_active or is_back
            changed.append(person)
        User.objects.bulk_update(changed, [*NAMES, "is_active"], batch_size=250)

    def _record_address(self, person, email):
        """The one change of a list that lets somebody else in; the rest stands in the batch and in the history."""
        changes = {"email": [person.email, email]}
        audit.record(
            "person.corrected", actor=self.batch.applied_by, subject=person, unit=self.batch.unit, changes=changes
        )

    def _end(self):
        ended = []
        for row in self.rows:
            if "job" not in row.plan or "employment" not in row.plan or row.plan.get("corrects"):
                continue
            employment = self.employments[row.plan["employment"]]
            self.effects[row.pk]["ended"] = employment.pk
            employment.ended_on = date.fromisoformat(row.plan["started_on"])
            employment.ending = Ending.CHANGED
            ended.append(employment)
        Employment.objects.bulk_update(ended, ["ended_on", "ending"], batch_size=250)

    def _correct_employments(self):
        corrected, fields = [], set()
        for row in self.rows:
            if not row.plan.get("corrects"):
                continue
            employment, facts = self.employments[row.plan["employment"]], self._facts(row)
            before = {name: getattr(employment, name) for name, value in facts.items()}
            self.effects[row.pk]["corrected"] = {"employment": employment.pk, "before": before}
            for name, value in facts.items():
                setattr(employment, name, value)
            fields |= set(facts)
            corrected.append(employment)
        if corrected:
            Employment.objects.bulk_update(corrected, sorted(fields), batch_size=250)

    def _start(self):
        started = {}
        for row in self.rows:
            if "job" in row.plan and not row.plan.get("corrects"):
                started_on = date.fromisoformat(row.plan["started_on"])
                started[row.pk] = Employment(user_id=self.users[row.pk], started_on=started_on, **self._facts(row))
        Employment.objects.bulk_create(started.values())
        for row, employment in started.items():
            self.effects[row]["started"] = employment.pk

    def _facts(self, row):
        job = row.plan.get("job", {})
        superior = row.plan["superior"]
        facts = {
            {"rank": "rank_id", "position_kind": "position_kind_id", "unit": "unit_id"}.get(name, name): value
            for name, value in job.items()
        }
        facts["superior_id"] = self.new_people[superior] if isinstance(superior, str) else superior
        return facts


def _locked(users):
    """As `services.employ` locks one: whoever changes the same person meanwhile waits, or has been before us."""
    return User.objects.select_for_update(of=["self"]).filter(pk__in=list(users)).order_by("pk")


def _end_employments(batch, rows, *, at):
    """For a leaver with roles the service ends those too, each with an entry in the audit trail."""
    users = {row.plan["user"] for row in rows}
    list(_locked(users).values_list("pk"))
    leavers = Employment.objects.filter(pk__in=[row.plan["employment"] for row in rows], ended_on=None)
    if leavers.count() != len(rows):
        raise DataChanged
    officers = Officers(batch.uploaded_by)
    if any(officers.keeps_account(user) for user in users):
        raise DataChanged
    for row in rows:
        if row.plan["user"] in officers:
            person = User.objects.get(pk=row.plan["user"])
            services.leave(user=person, on=batch.effective_on, ending=batch.ending, at=at)
    leavers.update(ended_on=batch.effective_on, ending=batch.ending)
    _record_effects(batch, [(row.plan["user"], {"ended": row.plan["employment"]}) for row in rows])


def _record_effects(batch, effects):
    after = digests([user for user, details in effects])
    ImportEffect.objects.bulk_create(
        ImportEffect(batch=batch, person_id=user, details=details, digest=after[user]) for user, details in effects
    )
