import datetime

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts import audit
from accounts.audit import search
from accounts.audit.search import MOST_NAMESAKES, PAGE_SIZE
from accounts.models import AuditEntry
from tests.factories.accounts import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail(client, auditor):
    client.force_login(auditor)

    def page(**query):
        return client.get(reverse("audit:list"), query)

    return page


def shown(response):
    return [line.entry for line in response.context["lines"]]


def at_day(day, **facts):
    """An entry of a day in the past."""
    at = datetime.datetime(2026, 3, day, 12, tzinfo=timezone.get_default_timezone())
    return AuditEntry.objects.create(action="person.corrected", at=at, **facts)


def test_an_act_is_told_in_a_sentence(trail, person, administrator):
    audit.record("person.viewed", actor=administrator, subject=person)

    assert "Agus Salim melihat data Yuliana Wati" in trail().text


def test_a_code_that_nobody_registered_stands_for_itself(trail, person):
    audit.record("kiosk.100%_gone", subject=person)

    assert "Kiosk.100%_gone" in trail().text


def test_an_auditor_sees_the_own_units_and_the_people_who_worked_there(trail, auditor, person, unit, other_unit):
    of_unit = audit.record("unit.viewed", unit=unit)
    of_person = audit.record("person.corrected", subject=person, unit=other_unit)
    audit.record("unit.viewed", unit=other_unit)
    audit.record("person.corrected", subject=make_person(unit=other_unit))
    audit.record("page.published", target="Tanpa unit")

    seen = AuditEntry.objects.filter(action__in=["unit.viewed", "person.corrected", "page.published"])

    assert set(seen.visible_to(auditor)) == {of_unit, of_person}


@pytest.mark.parametrize("few", [0, 500])
def test_small_and_large_reaches_list_the_same(trail, person, unit, other_unit, monkeypatch, few):
    monkeypatch.setattr(search, "FEW", few)
    expected = {audit.record("unit.viewed", unit=unit), audit.record("person.corrected", subject=person)}
    audit.record("unit.viewed", unit=other_unit)
    audit.record("person.corrected", subject=make_person(unit=other_unit))

    listed = {line.entry for line in trail().context["lines"]}

    assert {entry for entry in listed if entry.action in {"unit.viewed", "person.corrected"}} == expected


def test_an_administrator_sees_everything(administrator, other_unit):
    audit.record("unit.viewed", unit=other_unit)
    audit.record("page.published")

    assert AuditEntry.objects.visible_to(administrator).count() == AuditEntry.objects.count()


@pytest.mark.parametrize("words", ["yuliana", "Yuliana  Wati", "NUMBER"])
def test_search_by_the_person_concerned(trail, person, words):
    wanted = audit.record("person.corrected", subject=person)
    number = person.current_employment().number

    found = shown(trail(person=words.replace("NUMBER", number)))

    assert wanted in found
    assert {entry.subject_id for entry in found} == {person.public_id}


def test_search_by_who_acted(trail, person, administrator, auditor):
    wanted = audit.record("person.corrected", actor=administrator, subject=person)
    audit.record("person.corrected", actor=auditor, subject=person)

    assert shown(trail(actor="agus")) == [wanted]


def test_search_by_what_happened(trail, person):
    wanted = audit.record("password.changed", actor=person, subject=person)
    audit.record("person.viewed", subject=person)

    assert shown(trail(action="password.changed")) == [wanted]


def test_search_by_unit_finds_what_happened_below(trail, agency, unit, person):
    wanted = audit.record("person.viewed", subject=person)
    other = audit.record("unit.viewed", unit=agency)

    found = shown(trail(unit="kominfo"))

    assert wanted in found
    assert other not in found


def test_search_by_period_has_both_days(trail, unit):
    at_day(1, unit_id=unit.public_id)
    wanted = [at_day(day, unit_id=unit.public_id) for day in (2, 3)]
    at_day(4, unit_id=unit.public_id)

    assert shown(trail(since="2026-03-02", until="2026-03-03")) == wanted[::-1]


@pytest.mark.parametrize(
    "query",
    [
        {"since": "besok"},
        {"since": "2026-03-03", "until": "2026-03-02"},
        {"until": "9999-12-31"},
        {"action": "tidak.ada"},
        {"after": "1"},
        {"person": "a" * 81},
        {"person": "a\0"},
    ],
)
def test_a_malformed_filter_is_explained(trail, query):
    response = trail(**query)

    assert response.status_code == 400
    assert "Ada yang perlu diperbaiki" in response.text or "error-summary" in response.text


def test_a_name_that_too_many_have_is_asked_for_again(trail, unit):
    for number in range(MOST_NAMESAKES + 1):
        make_person(f"Siti {number}", unit=unit)

    response = trail(person="siti")

    assert "Lebih dari 50 orang" in response.text


def test_names_are_looked_for_only_where_one_may_audit(trail, other_unit):
    for number in range(MOST_NAMESAKES + 1):
        make_person(f"Siti {number}", unit=other_unit)

    assert trail(person="siti").status_code == 200


def test_the_pages_hold_every_entry_once(trail, unit):
    made = [at_day(1, unit_id=unit.public_id) for _ in range(2 * PAGE_SIZE + 5)]
    query, seen = {"since": "2026-03-01", "until": "2026-03-01"}, []

    for _ in range(3):
        response = trail(**query)
        seen += shown(response)
        query["after"] = response.context["older"]

    assert seen == made[::-1]
    assert query["after"] is None


def test_a_page_after_an_entry_that_one_may_not_see_is_the_first(trail, other_unit):
    hidden = at_day(1, unit_id=other_unit.public_id)

    assert trail(after=hidden.public_id).context["form"].cleaned_data["after"] is None


def test_a_full_page_takes_few_queries(trail, unit, django_assert_num_queries):
    for _ in range(PAGE_SIZE + 1):
        at_day(1, unit_id=unit.public_id)
    older = trail().context["older"]

    # Session, person, roles, the entry before, the units and people of a small reach, the entries.
    with django_assert_num_queries(7):
        trail(after=older, action="person.corrected")


def test_a_page_begins_in_the_middle_of_an_index(administrator, unit):
    entry = at_day(1, unit_id=unit.public_id)

    plan = AuditEntry.objects.visible_to(administrator).newest_first().older_than(entry)[:51].explain()

    assert connection.vendor == "postgresql" or "audit_at" in plan


def test_the_empty_trail_of_new_filters_says_what_to_do(trail):
    assert "Hapus saringan" in trail(action="page.deleted").text


def test_the_trail_is_among_the_office_tasks(client, auditor, person):
    client.force_login(auditor)

    assert reverse("audit:list") in client.get(reverse("accounts:office")).text
