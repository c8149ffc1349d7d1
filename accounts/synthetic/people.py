"""Invented civil servants. The same generator gives the same people on every machine."""

import calendar
import datetime
from dataclasses import dataclass

from accounts.synthetic.names import new_name
from accounts.synthetic.positions import KINDS, degrees

# People are of working age in this year, whenever they are invented.
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


def invent_person(generator, unit_code, title, kind_code, *, numbers, names=None):
    """`numbers` and `names` are those taken already, and grow; without `names` people may be called alike."""
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
