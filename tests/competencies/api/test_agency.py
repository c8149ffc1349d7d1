import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.api_keys import scopes
from accounts.models import AuditEntry
from competencies.claims import deciding
from competencies.models import GapCell
from competencies.standing.services import refresh
from tests.factories import claims
from tests.factories.accounts import make_hr_officer, make_officer, make_person, make_unit
from tests.factories.api_keys import agency_key, bearer
from tests.factories.competencies import credit, prove
from tests.factories.standards import competency, facts, make_standard

pytestmark = pytest.mark.django_db

NUMBER = "198504122010012003"
SCOPE_OF = {
    "people": scopes.HOURS,
    "competencies": scopes.COMPETENCIES,
    "evidence": scopes.COMPETENCIES,
    "hours": scopes.HOURS,
    "trainings": scopes.TRAININGS,
    "gaps": scopes.GAPS,
}


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency)


@pytest.fixture
def person(unit):
    return make_person("Siti Aminah", unit=unit, number=NUMBER)


@pytest.fixture
def stranger():
    return make_person("Budi Santoso", unit=make_unit("Dinas Lain", make_unit("Pemerintah Kota Lain")))


@pytest.fixture
def officer(agency):
    return make_officer("agency_administrator", agency)


@pytest.fixture
def asked(client, agency, officer, now):
    """The answer to a question with a key of the agency."""

    def ask(path, *, may=tuple(scopes.OF_AGENCIES), **parameters):
        _key, secret = agency_key(agency, officer, now, scopes=may)
        return client.get(f"/api/v1/agency/{path}", parameters, headers=bearer(secret))

    return ask


def numbers(answer):
    return {item["nip"] for item in answer.json()["items"]}


def test_the_people_of_the_agency_and_nobody_else(asked, person, stranger):
    items = asked("people").json()["items"]

    (shown,) = [item for item in items if item["nip"] == NUMBER]
    assert (shown["name"], shown["unit"]["name"]) == ("Siti Aminah", "Dinas Kominfo")
    assert str(stranger.public_id) not in {item["id"] for item in items}


def test_levels_evidence_and_hours_each_say_whose_they_are(asked, person, stranger, now):
    for each in (person, stranger):
        prove(each, now, level=4)
        credit(each, now, hours=7)
    refresh(person_ids=[person.pk, stranger.pk], at=now)

    (levels,) = [item["competencies"] for item in asked("competencies").json()["items"] if item["nip"] == NUMBER]
    (evidence,) = asked("evidence").json()["items"]
    (hours,) = asked("hours").json()["items"]

    assert [(level["code"], level["level"]) for level in levels] == [("AMAN.3", 4)]
    assert (evidence["nip"], evidence["code"], evidence["level"]) == (NUMBER, "AMAN.3", 4)
    assert (hours["nip"], hours["hours"]) == (NUMBER, 7.0)


def test_hours_of_another_year_are_left_out(asked, person, now):
    credit(person, now)

    assert asked("hours", year=2020).json()["items"] == []


def test_only_what_is_new_since_the_last_question(asked, person, now):
    credit(person, now)
    prove(person, now)
    since = {"updated_since": (timezone.now() + timedelta(hours=1)).isoformat()}

    assert asked("hours", **since).json()["items"] == []
    assert asked("evidence", **since).json()["items"] == []
    assert asked("hours", updated_since=(now - timedelta(hours=1)).isoformat()).json()["items"] != []


def test_pages_follow_one_another_without_a_gap(asked, unit):
    people = [make_person(f"Orang {number}", unit=unit) for number in range(5)]
    seen, after = [], None

    while True:
        page = asked("people", limit=2, **({"after": after} if after else {})).json()
        seen += [item["id"] for item in page["items"]]
        after = page["next"]
        if after is None:
            break

    assert len(seen) == len(set(seen))
    assert {str(person.public_id) for person in people} <= set(seen)


def test_a_cursor_that_has_gone_is_a_problem(asked):
    answer = asked("people", after=uuid.uuid4())

    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_cursor")


def test_whoever_restricted_the_use_of_their_data_is_left_out(asked, person, now):
    credit(person, now)
    prove(person, now)
    person.processing_restricted_at = now
    person.save()

    for part in ("people", "competencies", "evidence", "hours"):
        assert NUMBER not in numbers(asked(part)), part
    assert asked(f"people/{person.public_id}").status_code == 404


def test_a_page_follows_though_the_last_of_the_page_before_has_left_the_view(asked, unit, now):
    first, second = (make_person(name, unit=unit) for name in ("Andi", "Bayu"))
    for each in (first, second):
        prove(each, now)
    after = asked("evidence", limit=1).json()["next"]
    first.processing_restricted_at = now
    first.save()

    following = asked("evidence", limit=1, after=after).json()

    assert [item["person"] for item in following["items"]] == [str(second.public_id)]


def test_of_training_elsewhere_they_hear_what_was_approved_and_what_was_taken_back(asked, person, agency, now):
    officer = make_hr_officer(agency)
    approved, revoked, _waiting = (
        claims.submitted(person, now, name=name, certificate_number=name) for name in ("Satu", "Dua", "Tiga")
    )
    for claim in (approved, revoked):
        deciding.approve(claim=claim, by=officer, at=now)
    later = now + timedelta(hours=1)
    deciding.revoke(claim=revoked, by=officer, at=later, reason="Sertifikat palsu")

    items = asked("trainings").json()["items"]
    news = asked("trainings", updated_since=later.isoformat()).json()["items"]

    assert {item["name"]: item["status"] for item in items} == {"Satu": "approved", "Dua": "revoked"}
    assert [(item["name"], item["status"]) for item in news] == [("Dua", "revoked")]


@pytest.mark.parametrize("part", ["evidence", "hours", "trainings"])
@pytest.mark.parametrize(
    ("since", "is_told"),
    [
        ("0001-01-01T00:00:00", True),
        ("0001-01-01T00:00:00+14:00", True),
        ("9999-12-31T23:59:59", False),
        ("9999-12-31T23:59:59-14:00", False),
    ],
)
def test_since_ever_is_everything_and_since_never_nothing(asked, person, agency, now, part, since, is_told):
    credit(person, now)
    prove(person, now)
    deciding.approve(claim=claims.submitted(person, now), by=make_hr_officer(agency), at=now)

    answer = asked(part, updated_since=since)

    assert (answer.status_code, bool(answer.json()["items"])) == (200, is_told)


@pytest.mark.parametrize("part", SCOPE_OF)
def test_nobody_on_the_way_keeps_an_answer(asked, part):
    assert asked(part)["Cache-Control"] == "private, no-store"


def test_one_person_and_what_their_position_requires(asked, person, unit, now):
    make_standard(unit, now, lines=[facts("AMAN.3", level=4)])

    shown, gaps = asked(f"people/{person.public_id}").json(), asked(f"people/{person.public_id}/gaps").json()["gaps"]

    assert shown["nip"] == NUMBER
    assert [(gap["required"], gap["state"]) for gap in gaps if gap["code"] == "AMAN.3"] == [(4, "unproved")]


@pytest.mark.parametrize("path", ["people/{}", "people/{}/gaps"])
def test_a_person_of_another_agency_is_not_found(asked, stranger, path):
    answer = asked(path.format(stranger.public_id))

    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_person")


def test_units_are_told_without_figures_of_fewer_than_five(asked, unit, now):
    times = {"unit": unit, "refreshed_at": now}
    GapCell.objects.create(competency=competency("AMAN.1"), people=4, reached=1, **times)
    GapCell.objects.create(competency=competency("AMAN.3"), people=5, reached=2, **times)

    (cells,) = [each["competencies"] for each in asked("gaps").json()["items"] if each["unit"]["name"] == unit.name]

    assert [(cell["code"], cell["people"], cell["reached"]) for cell in cells] == [
        ("AMAN.1", None, None),
        ("AMAN.3", 5, 2),
    ]


@pytest.mark.parametrize("part", SCOPE_OF)
def test_each_part_opens_with_its_scope(asked, part):
    assert asked(part, may=[SCOPE_OF[part]]).status_code == 200


@pytest.mark.parametrize("part", sorted(set(SCOPE_OF) - {"people"}))
def test_other_scopes_do_not_open_it(asked, part):
    others = [scope for scope in scopes.OF_AGENCIES if scope != SCOPE_OF[part]]

    answer = asked(part, may=others)

    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")


@pytest.mark.parametrize("part", SCOPE_OF)
def test_a_session_is_no_key(client, officer, part):
    client.force_login(officer)

    assert client.get(f"/api/v1/agency/{part}").status_code == 401


def test_use_stands_in_the_trail_of_the_agency(asked, agency):
    asked("people")

    entry = AuditEntry.objects.get(action="api_key.used")
    assert (entry.unit_id, entry.actor_id) == (agency.public_id, None)


@pytest.mark.parametrize("part", SCOPE_OF)
def test_more_people_take_no_more_queries(asked, unit, now, part, django_assert_max_num_queries):
    for number in range(6):
        person = make_person(f"Orang {number}", unit=unit)
        prove(person, now)
        credit(person, now)

    with django_assert_max_num_queries(18):  # seven of them make the key
        asked(part)
