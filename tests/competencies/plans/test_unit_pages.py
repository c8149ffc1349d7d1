"""How far the plans of a unit are, for officers."""

import csv
import io

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from competencies.plans.figures import of_unit
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.plans import add_activity, make_agreed, make_asked, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def units():
    agency = make_unit("Pemerintah Kabupaten Sukamaju")
    return agency, make_unit("Dinas Kominfo", agency), make_unit("Dinas Kesehatan", agency)


def figures(unit, now):
    return of_unit(unit=unit, year=timezone.localdate(now).year)


def test_people_are_counted_by_the_state_of_their_plan_in_the_unit_and_each_below(units, now):
    agency, kominfo, _health = units
    make_agreed(*make_team(unit=kominfo), now)
    make_asked(make_team("Budi Santoso", unit=kominfo)[0], now)
    add_activity(make_person("Agus Salim", unit=agency), now)

    found = figures(agency, now)

    assert (found.total.people, found.total.with_plan, found.total.asked, found.total.approved) == (5, 3, 1, 1)
    assert (found.here.people, found.here.draft) == (1, 1)
    assert [(unit.name, each.people, each.with_plan) for unit, each in found.children] == [
        ("Dinas Kominfo", 4, 2),
        ("Dinas Kesehatan", 0, 0),
    ]


def test_plans_of_other_years_and_people_whose_data_may_not_be_used_do_not_count(units, now):
    kominfo = units[1]
    person = make_person(unit=kominfo)
    add_activity(person, now, year=timezone.localdate(now).year + 1)
    make_person("Budi Santoso", unit=kominfo, processing_restricted_at=now)

    found = figures(kominfo, now)

    assert (found.total.people, found.total.with_plan, found.total.share) == (1, 0, 0)
    assert figures(units[2], now).total.share is None


def test_a_tree_takes_two_queries(units, now, django_assert_num_queries):
    make_agreed(*make_team(unit=units[1]), now)

    with django_assert_num_queries(2):
        figures(units[0], now)


def test_an_officer_sees_the_unit_and_leaves_a_trace(client, units, now):
    plan = make_asked(make_team(unit=units[1])[0], now)
    client.force_login(make_hr_officer(units[1]))

    way_in = client.get("/kompetensi/rencana/unit/")
    text = client.get(way_in.url).text

    assert way_in.url == f"/kompetensi/rencana/unit/{units[1].public_id}/"
    assert f"/kompetensi/rencana/orang/{plan.public_id}/" in text
    assert "Persetujuan diminta" in text
    assert AuditEntry.objects.filter(action="plans.viewed", unit_id=units[1].public_id).count() == 1


def test_the_list_is_downloaded_with_numbers_as_text_and_harmless_cells(client, units, now):
    person, _superior = make_team("=HYPERLINK(1)", unit=units[1])
    add_activity(person, now, title="Magang")
    client.force_login(make_hr_officer(units[1], "Zainal Abidin"))

    response = client.get(f"/kompetensi/rencana/unit/{units[1].public_id}/csv/")

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[1][:2] == ["'=HYPERLINK(1)", person.current_employment().grouped_number]
    # Of a draft only that there is one.
    assert rows[1][4:9] == ["Sri Mulyati", "Draf", "0", "0", "0"]
    assert AuditEntry.objects.filter(action="plans.exported").count() == 1


def test_a_page_of_people_takes_as_many_queries_as_one_person(client, units, now, django_assert_max_num_queries):
    for number in range(6):
        make_asked(make_team(f"Pegawai {number}", unit=units[1])[0], now)
    client.force_login(make_hr_officer(units[1]))
    url = f"/kompetensi/rencana/unit/{units[1].public_id}/"
    client.get(url)

    with django_assert_max_num_queries(17):
        client.get(url)
