"""Three hundred invented civil servants. The same seed gives the same people on every machine."""

import calendar
import datetime
import random
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from accounts.models import Employment, PositionKind, Rank, User
from home.demo.names import new_name
from home.demo.positions import KINDS, STAFFING, degrees

SEED = 20261121
# People are of working age in this year, whenever the demo is loaded.
REFERENCE_YEAR = 2026
RETIREMENT_AGE = 58
FIRST_CONTRACTS_IN = 2021
STATUSES = {"PNS": 60, "CPNS": 5, "PPPK": 28, "PPPK_PW": 7}


@dataclass(frozen=True)
class Person:
    full_name: str
    title_before: str
    title_after: str
    number: str
    status: str
    grade: str
    kind_code: str
    position_title: str
    unit_code: str
    started_on: datetime.date


def invent_people():
    generator = random.Random(SEED)  # noqa: S311 -- nothing secret: the same people every time are wanted
    names, numbers = set(), set()
    return [
        _person(generator, unit_code, title, kind_code, names, numbers)
        for unit_code, title, kind_code in _positions(generator)
    ]


def load_people(units):
    """Create those who are missing. Returns the employments that are new."""
    people = invent_people()
    known = set(Employment.objects.values_list("number", flat=True))
    missing = [person for person in people if person.number not in known]
    if not missing:
        return []
    # Nobody can sign in as them, so that no password of three hundred accounts goes round.
    users = User.objects.bulk_create(
        User(
            full_name=person.full_name,
            title_before=person.title_before,
            title_after=person.title_after,
            password=make_password(None),
        )
        for person in missing
    )
    ranks = {(rank.scheme, rank.grade): rank for rank in Rank.objects.all()}
    kinds = PositionKind.objects.in_bulk(field_name="code")
    return Employment.objects.bulk_create(
        Employment(
            user=user,
            number=person.number,
            status=person.status,
            rank=ranks["PPPK" if person.status.startswith("PPPK") else "PNS", person.grade],
            position_kind=kinds[person.kind_code],
            position_title=person.position_title,
            unit=units[person.unit_code],
            started_on=person.started_on,
        )
        for user, person in zip(users, missing, strict=True)
    )


def _positions(generator):
    for unit_code, (count, (head, head_kind), others) in STAFFING.items():
        yield unit_code, head, head_kind
        weights = [weight for title, kind_code, weight in others]
        for title, kind_code, _weight in generator.choices(others, weights=weights, k=count - 1):
            yield unit_code, title, kind_code


def _person(generator, unit_code, title, kind_code, names, numbers):
    kind = KINDS[kind_code]
    status = _status(generator, kind)
    is_contract = status.startswith("PPPK")
    is_female = generator.random() < 0.52
    age = _age(generator, kind, status)
    born = _day(generator, REFERENCE_YEAR - age)
    appointed = _day(generator, _appointment_year(generator, status, age))
    return Person(
        full_name=new_name(generator, is_female=is_female, taken=names),
        title_before=_title_before(title, age, kind_code, is_female=is_female),
        title_after=generator.choice(degrees(title, kind_code)),
        number=_number(generator, born, appointed, is_contract, is_female, numbers),
        status=status,
        grade=generator.choice(kind.contract_grades if is_contract else kind.grades),
        kind_code=kind_code,
        position_title=title,
        unit_code=unit_code,
        started_on=appointed,
    )


def _status(generator, kind):
    [status] = generator.choices(list(STATUSES), weights=STATUSES.values())
    if status.startswith("PPPK") and not kind.contract_grades:
        return "PNS"
    if status == "CPNS" and kind.youngest > 30:
        return "PNS"
    return status


def _age(generator, kind, status):
    if status == "CPNS":
        return generator.randint(max(kind.youngest, 23), 33)
    return generator.randint(max(kind.youngest, 23), RETIREMENT_AGE - 1)


def _appointment_year(generator, status, age):
    if status == "CPNS":
        return REFERENCE_YEAR - 1
    if status.startswith("PPPK"):
        return generator.randint(FIRST_CONTRACTS_IN, REFERENCE_YEAR - 1)
    age_then = generator.randint(21, min(age - 1, 33))
    return REFERENCE_YEAR - age + age_then


def _title_before(title, age, kind_code, *, is_female):
    if title.startswith("Dokter"):
        return "dr."
    if age >= 54 and kind_code in {"03", "04", "23"}:
        return "Dra." if is_female else "Drs."
    return ""


def _day(generator, year):
    month = generator.randint(1, 12)
    return datetime.date(year, month, generator.randint(1, calendar.monthrange(year, month)[1]))


def _number(generator, born, appointed, is_contract, is_female, numbers):
    middle = f"{appointed.year}{generator.choice((21, 22)) if is_contract else f'{appointed.month:02d}'}"
    for sequence in range(1, 1000):
        number = f"{born:%Y%m%d}{middle}{2 if is_female else 1}{sequence:03d}"
        if number not in numbers:
            numbers.add(number)
            return number
    raise AssertionError("A day has at most 999 numbers.")
