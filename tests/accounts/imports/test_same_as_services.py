"""The way of many at a time and the services for one person come to the same."""

import datetime

import pytest

from accounts import services
from accounts.models import Rank, User
from tests.factories.accounts import make_number, make_person, make_unit
from tests.factories.imports import bring_in, person_row

START = datetime.date(2026, 10, 1)
FIELDS = (
    "number",
    "status",
    "rank_id",
    "position_kind_id",
    "position_title",
    "unit_id",
    "started_on",
    "ended_on",
    "ending",
)


def history(person):
    facts = [{name: getattr(row, name) for name in FIELDS} for row in person.employments.all()]
    superiors = [row.superior and row.superior.full_name for row in person.employments.all()]
    person.refresh_from_db()
    return facts, superiors, person.is_active, person.has_usable_password()


@pytest.fixture
def boss(unit):
    return make_person("Bos", unit=unit)


def made(unit, boss, kind):
    """The person as they were before: `kind` says which story is told."""
    if kind == "new":
        return None
    person = make_person("Ani", unit=unit, number=make_number())
    services.set_superior(user=person, superior=boss)
    if kind == "back":
        day = datetime.date(2026, 3, 1)
        at = datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)
        services.leave(user=person, on=day, ending="resigned", closes_account=True, at=at)
    return person


STORIES = {
    "new": {},
    "moved": {"unit": "Dinas Lain"},
    "promoted": {"rank": "III/b"},
    "corrected": {"position_title": "Arsiparis", "started_on": datetime.date(2021, 1, 1)},
    "numbered": {"number": "new"},
    "later": {"unit": "Dinas Lain", "started_on": datetime.date(2027, 2, 1)},
    "back": {},
    "same": {"position_title": "Analis Kebijakan Ahli Pertama"},
}


@pytest.mark.parametrize("story", STORIES)
def test_an_import_comes_to_the_same_as_the_service(story, agency, unit, boss, officer, at):
    make_unit("Dinas Lain", agency)
    one, other = made(unit, boss, story), made(unit, boss, story)

    by_service(one, story, unit)
    by_import(other, story, unit, agency, officer, at)

    one, other = one or User.objects.get(full_name="Satu"), other or User.objects.get(full_name="Dua")
    assert without_number(history(one)) == without_number(history(other))


def by_service(person, story, unit):
    change = dict(STORIES[story])
    before = person.employments.first() if person else None
    facts = {
        "number": before.number if before else make_number(),
        "status": "PNS",
        "unit": unit,
        "position_title": before.position_title if before else "",
        "started_on": START,
    } | change
    if facts["number"] == "new":
        facts["number"] = make_number()
    if isinstance(facts["unit"], str):
        facts["unit"] = type(unit).objects.get(name=facts["unit"])
    if "rank" in facts:
        facts["rank"] = Rank.objects.get(scheme="PNS", grade=facts["rank"])
    if person is None:
        services.add_person(full_name="Satu", **facts)
    else:
        services.employ(user=person, **facts)


def by_import(person, story, unit, agency, officer, at):
    change = {name: str(value) for name, value in STORIES[story].items()}
    number = person.employments.first().number if person else make_number()
    row = {
        "unit": str(unit),
        "number": number,
        "full_name": "Ani" if person else "Dua",
        "started_on": str(START),
    } | change
    if row["number"] == "new":
        row |= {"number": make_number(), "old_number": number}
    if story == "same":
        row["started_on"] = ""
    batch = bring_in([person_row(**row), person_row(unit)], unit=agency, by=officer, at=at)
    assert batch.state == "applied"


def without_number(told):
    facts, *rest = told
    numbers = [row.pop("number") for row in facts]
    return facts, len(set(numbers)), rest
