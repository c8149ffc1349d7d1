import pytest

from tests.factories.accounts import make_person
from tests.factories.competencies import credit
from tests.factories.reports import fill_unit
from tests.reports.conftest import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(unit):
    make_person("Budi Santoso", unit=unit)
    return make_person("Yuliana Wati", unit=unit, number="199003142020012007")


@pytest.mark.parametrize(
    "text",
    [
        "199003142020012007",
        "19900314 202001 2 007",
        "19900314.202001.2.007",
        "%C2%A019900314-202001-2-007",
        "2020012007",
        "yuliana",
        "wati+yuli",
        "++Yuliana+++Wati++",
    ],
)
def test_people_are_found_by_number_or_name_as_one_types_it(board, person, text):
    assert list(rows(board(f"?q={text}"))) == ["Yuliana Wati"]


def test_a_search_finds_nobody_of_another_unit(board, officer, person):
    assert not rows(board(f"?q={officer.full_name}"))


@pytest.mark.parametrize("text", ["%25", "_", "'", "Wati%25", "<b>"])
def test_signs_are_searched_for_as_they_are(board, person, text):
    response = board(f"?q={text}")

    assert response.status_code == 200
    assert not rows(response)
    assert "Tidak ada pegawai di unit ini yang sesuai dengan saringan." in response.text


@pytest.mark.parametrize(("status", "name"), [("met", "Yuliana Wati"), ("not_started", "Budi Santoso")])
def test_people_are_filtered_by_where_they_stand(board, person, now, status, name):
    credit(person, now, hours=20)

    assert list(rows(board(f"?status={status}"))) == [name]


def test_filters_narrow_the_list_but_not_the_figures(board, person):
    assert board("?q=yuliana").context["board"].figures.people == 2


def test_twenty_people_stand_on_a_page(board, unit):
    fill_unit(unit, 21)

    response = board()

    assert len(response.context["page_obj"]) == 20
    assert "21 pegawai" in response.text
    assert list(rows(board("?page=2"))) == ["Pegawai 021"]


@pytest.mark.parametrize("size", [20, 50, 100, 300])
def test_more_people_stand_on_a_page_when_asked(board, unit, size):
    text = board(f"?size={size}").text

    assert f'<option value="{size}" selected>{size}</option>' in text


def test_pages_keep_the_filters(board, unit):
    fill_unit(unit, 26)

    assert 'href="?q=pegawai&amp;page=2"' in board("?q=pegawai").text


def test_three_hundred_fit_on_a_page_when_asked(board, unit):
    fill_unit(unit, 120)

    assert len(rows(board("?size=300"))) == 120


@pytest.mark.parametrize(
    "query",
    [
        "status=lulus",
        "year=abc",
        "year=1999",
        "year=2026.5",
        "page=999",
        "page=0",
        "page=-1",
        "page=x",
        "page=99999999999999999999",
        "size=semua",
        "size=100000",
        "q=" + "a" * 81,
        "q=%00",
    ],
)
def test_a_malformed_filter_is_explained_and_shows_no_list(board, person, query):
    response = board(f"?{query}")

    assert response.status_code == 200
    assert "error-summary" in response.text
    assert "Hapus saringan" in response.text
    assert "Yuliana Wati" not in response.text


def test_a_missing_page_names_the_last_one(board, unit):
    fill_unit(unit, 26)

    assert "Daftar ini hanya memiliki 2 halaman." in board("?page=3").text


def test_a_huge_page_of_a_filtered_list_is_missing_too(board, person):
    assert "Daftar ini hanya memiliki 1 halaman." in board("?q=tidakada&page=2").text


def test_what_was_asked_for_stays_in_the_form(board, person):
    text = board("?q=%22yuli%22&status=met").text

    assert 'value="&quot;yuli&quot;"' in text
    assert '<option value="met" selected>Memenuhi</option>' in text
