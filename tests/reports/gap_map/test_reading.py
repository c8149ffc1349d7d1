import pytest

from accounts.models import User
from competencies.standing.services import mark_stale, refresh
from reports.gap_map.reading import gap_map
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.standing import competency, make_cell

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def officer(agency):
    return make_hr_officer(agency)


@pytest.fixture
def read(agency, officer):
    def read(unit=agency, user=officer, **facts):
        return gap_map(user=User.objects.get(pk=user.pk), unit=unit, **facts)

    return read


def shares(found, code="AMAN.3"):
    key = competency(code).pk
    return [(row.unit and row.unit.name, row.cells[key].share) for row in found.rows]


def test_a_unit_counts_with_all_that_is_below_it(read, agency):
    service = make_unit("Dinas Kominfo", agency)
    make_cell(service, people=10, reached=4)
    make_cell(make_unit("Bidang Aptika", service), people=10, reached=6)
    make_cell(make_unit("Dinas Kesehatan", agency), people=8, reached=8)

    found = read()

    assert shares(found) == [("Dinas Kominfo", 50), ("Dinas Kesehatan", 100)]
    assert found.whole[competency().pk].share == 64


def test_people_of_the_unit_itself_have_a_row_of_their_own(read, agency):
    make_cell(agency, people=6, reached=3)
    make_cell(make_unit("Dinas Kominfo", agency), people=10, reached=1)

    assert shares(read()) == [(None, 50), ("Dinas Kominfo", 10)]


def test_small_groups_stay_unsaid_and_so_does_what_would_give_them_away(read, agency):
    make_cell(make_unit("Kecil", agency), people=3, reached=1)
    make_cell(make_unit("Sedang", agency), people=7, reached=7)
    make_cell(make_unit("Besar", agency), people=90, reached=45)

    assert shares(read()) == [("Kecil", None), ("Sedang", None), ("Besar", 50)]


def test_what_is_left_out_on_one_map_cannot_be_read_on_the_map_below(read, agency):
    make_cell(make_unit("Kecil", agency), people=3, reached=1)
    neighbour = make_unit("Sedang", agency)
    make_cell(make_unit("Bidang Satu", neighbour), people=6, reached=4)
    make_cell(make_unit("Bidang Dua", neighbour), people=8, reached=8)
    make_cell(make_unit("Besar", agency), people=90, reached=45)
    assert shares(read()) == [("Kecil", None), ("Sedang", None), ("Besar", 50)]

    below = read(neighbour)

    assert below.whole[competency().pk].share is None
    assert shares(below) == [("Bidang Satu", None), ("Bidang Dua", 100)]


def test_a_small_whole_says_nothing_at_all(read, agency):
    make_cell(make_unit("Kecil", agency), people=4, reached=1)

    found = read()

    assert found.whole[competency().pk].share is None
    assert found.most_wanted == []


def test_the_widest_gap_comes_first(read, agency):
    make_cell(agency, people=10, reached=9, code="AMAN.1")
    make_cell(agency, people=10, reached=2, code="AMAN.2")
    make_cell(agency, people=10, reached=10, code="AMAN.3")

    assert [each.code for each in read().most_wanted] == ["AMAN.2", "AMAN.1"]


def test_one_framework_is_shown_at_a_time_first_that_which_demands_most(read, agency):
    make_cell(agency, people=10, code="AMAN.1")
    make_cell(agency, people=10, code="AMAN.2")
    spbe = competency("SPBE.1", "spbe-sdm")
    cell = make_cell(agency, people=10)
    type(cell).objects.filter(pk=cell.pk).update(competency=spbe)

    assert [each.code for each in read().competencies] == ["AMAN.1", "AMAN.2"]
    assert [each.code for each in read(framework_code="spbe-sdm").competencies] == ["SPBE.1"]
    assert read(framework_code="tidak-ada").framework.code == "kominfo-4-pilar"


def test_a_change_that_is_not_worked_in_yet_is_owned_up_to(read, agency, at):
    person = make_person(unit=make_unit("Dinas Kominfo", agency))
    refresh(person_ids=[person.pk], at=at)
    assert read().changes_since is None

    mark_stale(person_ids=[person.pk], at=at)

    assert read().changes_since == at


def test_other_agencies_do_not_count(read):
    make_cell(make_unit("Pemerintah Kota Lain"), people=50)

    assert read().competencies == []


def test_the_queries_do_not_grow_with_the_units(read, agency, django_assert_max_num_queries):
    for number in range(12):
        make_cell(make_unit(f"Dinas {number}", agency), people=10, reached=number % 10)

    with django_assert_max_num_queries(8):
        assert len(read().rows) == 12
