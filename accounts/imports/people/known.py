"""The people that a check compares with, in memory: those employed in the agency, and others whose number, past or
present, or whose e-mail address stands in the file."""

import hashlib
from datetime import date
from typing import NamedTuple

from accounts.imports.people.units import unit_rows
from accounts.models import Employment, User

CHUNK = 1000


class Known(NamedTuple):
    """The latest employment of a person, and the person."""

    user: int
    employment: int
    number: str
    status: str
    rank: int | None
    position_kind: int | None
    position_title: str
    unit: int
    superior: int | None
    started_on: date
    ended_on: date | None
    full_name: str
    title_before: str
    title_after: str
    email: str | None
    is_active: bool
    is_superuser: bool
    is_erased: bool


COLUMNS = (
    "user_id",
    "pk",
    "number",
    "status",
    "rank_id",
    "position_kind_id",
    "position_title",
    "unit_id",
    "superior_id",
    "started_on",
    "ended_on",
    "user__full_name",
    "user__title_before",
    "user__title_after",
    "user__email",
    "user__is_active",
    "user__is_superuser",
    "user__erased_at",
)


def open_rows(scope):
    """The employments of the agency without an end, in a steady order."""
    employments = Employment.objects.filter(unit__path__startswith=scope.agency_path, ended_on=None)
    return employments.order_by("user_id").values_list(*COLUMNS)


def what_is_there(scope):
    """A digest of all that a check of this agency depends on; the database's constraints guard the rest."""
    digest = hashlib.sha256()
    for row in unit_rows(scope):
        digest.update(repr(row).encode())
    for row in open_rows(scope).iterator(chunk_size=CHUNK):
        digest.update(repr(row).encode())
    return digest.hexdigest()


class KnownPeople:
    def __init__(self, scope):
        self.by_user = {}
        self.current = {}  # number -> Known, for employments without an end
        self.by_number = {}  # number -> the people who ever had it
        for row in open_rows(scope).iterator(chunk_size=CHUNK):
            self._remember(_known(row))
        self.users_by_email = {}

    def look_up_numbers(self, numbers):
        """Past numbers, and those of people outside the agency."""
        missing = [number for number in numbers if number not in self.current]
        users = set()
        for chunk in _chunks(missing):
            for number, user in Employment.objects.filter(number__in=chunk).values_list("number", "user_id"):
                self.by_number.setdefault(number, set()).add(user)
                users.add(user)
        for chunk in _chunks(sorted(users - set(self.by_user))):
            latest = Employment.objects.filter(user__in=chunk).order_by("started_on", "pk")
            for row in latest.values_list(*COLUMNS):
                self.by_user[row[0]] = _known(row)
        for user in users:
            if self.by_user[user].ended_on is None:
                self._remember(self.by_user[user])

    def look_up_emails(self, emails):
        for chunk in _chunks(sorted(emails)):
            self.users_by_email.update(User.objects.filter(email__in=chunk).values_list("email", "pk"))

    def find(self, number):
        """The people who have or had this number: one at most, unless records are doubled."""
        if number in self.current:
            return {self.current[number].user}
        return self.by_number.get(number, set())

    def _remember(self, known):
        self.by_user[known.user] = known
        self.current[known.number] = known


def _known(row):
    return Known(*row[:-1], row[-1] is not None)


def _chunks(values):
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
