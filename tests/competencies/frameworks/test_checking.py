"""Every way in which a framework's file can be wrong is told at its place, with what to do."""

import pytest

from accounts.models import User
from competencies.models import Competency, Framework
from tests.factories.accounts import make_administrator, make_officer, make_unit
from tests.factories.frameworks import (
    COMPETENCIES,
    FACTS,
    as_csv,
    as_json,
    document,
    make_framework,
    problems_of,
    take_over,
)

pytestmark = pytest.mark.django_db
TABLE = ["jenis", "kode", "induk", "tingkat", "nama", "teks"]
SOUND = [
    ["kerangka", "sukamaju", "", "", "Kerangka Sukamaju", ""],
    ["tingkat", "", "", "1", "Dasar", ""],
    ["area", "DATA", "", "", "Data", ""],
    ["kompetensi", "DATA.1", "DATA", "", "Mengelola data", ""],
]


@pytest.fixture
def administrator():
    # Every power, and no employment to be looked up.
    return User.objects.create(full_name="Agus Salim", is_superuser=True)


def wrong(administrator, **changes):
    return problems_of(as_json(document(**changes)), administrator)


def wrong_table(administrator, *rows, **how):
    headings = [*TABLE, "versi"]
    sound = [[*row, "2026" if row[0] == "kerangka" else ""] for row in SOUND]
    return problems_of(as_csv(headings, *sound, *rows, **how), administrator)


def with_competency(**values):
    return [*COMPETENCIES, {"code": "DATA.2", "parent": "DATA", "name_id": "Memakai data", **values}]


def test_a_sound_file_has_no_problems(administrator):
    assert wrong(administrator) == []
    assert wrong_table(administrator) == []


JSON_CASES = [
    ({"competencies": with_competency(parent="LAIN")}, "competencies[2], parent", "LAIN"),
    ({"competencies": with_competency(parent="DATA.1")}, "competencies[2], parent", "DATA.1"),
    ({"competencies": with_competency(parent="DATA.2")}, "competencies[2], parent", "area"),
    ({"competencies": with_competency(code="DATA.1")}, "competencies[2], code", "competencies[1]"),
    ({"competencies": with_competency(code="data.1")}, "competencies[2], code", "competencies[1]"),
    ({"competencies": with_competency(code="DATA 2")}, "competencies[2], code", "DATA 2"),
    ({"competencies": with_competency(name_id="")}, "competencies[2], name_id", "kosong"),
    ({"competencies": with_competency(name_id="a" * 256)}, "competencies[2], name_id", "255"),
    ({"competencies": with_competency(name_id=7)}, "competencies[2], name_id", "teks"),
    ({"competencies": with_competency(name_id="a\x00b")}, "competencies[2], name_id", "karakter"),
    ({"competencies": with_competency(name_id="\ud800")}, "competencies[2], name_id", "karakter"),
    ({"competencies": with_competency(is_derived="ya")}, "competencies[2], is_derived", "true"),
    ({"competencies": with_competency(nama="x")}, "competencies[2], nama", "ejaan"),
    (
        {"competencies": with_competency(statements=[{"level": 4, "text_id": "Saya"}])},
        "competencies[2].statements[0], level",
        "3",
    ),
    (
        {"competencies": with_competency(statements=[{"level": "x", "text_id": "Saya"}])},
        "competencies[2].statements[0], level",
        "1",
    ),
    ({"competencies": with_competency(statements={})}, "competencies[2].statements", "daftar"),
    (
        {"competencies": with_competency(statements=[{"level": 1, "text_id": "Saya"}] * 2)},
        "competencies[2].statements[1], level",
        "competencies[2].statements[0]",
    ),
    (
        {"competencies": [{**COMPETENCIES[0], "statements": [{"level": 1, "text_id": "Saya"}]}]},
        "competencies[0].statements[0], code",
        "DATA",
    ),
    ({"competencies": "DATA"}, "competencies", "daftar"),
    ({"competencies": ["DATA"]}, "competencies[0]", "objek"),
    ({"competencies": []}, "", "kompetensi"),
    ({"levels": []}, "", "tingkat"),
    ({"levels": [FACTS["levels"][0], FACTS["levels"][2]]}, "levels[1], number", "2"),
    ({"levels": [*FACTS["levels"], {"number": 3, "name_id": "x"}]}, "levels[3], number", "levels[2]"),
    ({"levels": [{"number": 0, "name_id": "x"}]}, "levels[0], number", "1"),
    ({"levels": [{"number": 11, "name_id": "x"}]}, "levels[0], number", "10"),
    ({"levels": [{"number": True, "name_id": "x"}]}, "levels[0], number", "1"),
    ({"version": None}, "JSON, version", "kosong"),
    ({"code": "../x"}, "JSON, code", "../x"),
    ({"lain": 1}, "JSON, lain", "ejaan"),
]


@pytest.mark.parametrize(("changes", "place", "part"), JSON_CASES)
def test_a_wrong_field_of_a_json_file_is_told_at_its_place(administrator, changes, place, part):
    problems = wrong(administrator, **changes)

    assert any(told.startswith(place) and part.casefold() in told.casefold() for told in problems), problems
    assert len(problems) == 1


TABLE_CASES = [
    (["lain", "X", "", "", "", "", ""], "Baris 6, jenis", "pernyataan"),
    (["kompetensi", "DATA.2", "", "", "Nama", "", ""], "Baris 6, induk", "kosong"),
    (["kompetensi", "DATA.2", "LAIN", "", "Nama", "", ""], "Baris 6, induk", "LAIN"),
    (["kompetensi", "DATA.1", "DATA", "", "Nama", "", ""], "Baris 6, kode", "Baris 5"),
    (["kompetensi", "DATA.2", "DATA", "1", "Nama", "", ""], "Baris 6, tingkat", "Kosongkan"),
    (["area", "LAIN", "DATA", "", "Nama", "", ""], "Baris 6, induk", "Kosongkan"),
    (["tingkat", "", "", "1", "Dasar", "", ""], "Baris 6, tingkat", "Baris 3"),
    (["tingkat", "", "", "3", "Mahir", "", ""], "Baris 6, tingkat", "2"),
    (["pernyataan", "DATA.1", "", "2", "", "Saya dapat", ""], "Baris 6, tingkat", "1"),
    (["pernyataan", "DATA.9", "", "1", "", "Saya dapat", ""], "Baris 6, kode", "DATA.9"),
    (["kerangka", "lain", "", "", "Lain", "", "1"], "Baris 6, kode", "satu kerangka"),
    (["area", "#REF!", "", "", "Nama", "", ""], "Baris 6, kode", "#REF!"),
]


@pytest.mark.parametrize(("row", "place", "part"), TABLE_CASES)
def test_a_wrong_row_of_a_table_is_told_with_its_number_and_column(administrator, row, place, part):
    problems = wrong_table(administrator, row)

    assert any(told.startswith(place) and part.casefold() in told.casefold() for told in problems), problems


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b'{"format": ', "baris 1"),
        (b"[1, 2]", "bimtek-framework/1"),
        (b'{"format": "lain"}', "bimtek-framework/1"),
        (b'{"format": "bimtek-framework/1", "code": "a", "code": "b"}', "code"),
        (b'{"format": "bimtek-framework/1", "code": NaN}', "baris 1"),
        (b'{"format": "bimtek-framework/1", "code": ' + b"9" * 5000 + b"}", "baris 1"),
        (b'{"format": "bimtek-framework/1", "code": "\xff"}', "UTF-8"),
        (b'{"a":' * 100_000, "dalam"),
        (b"", "kosong"),
        (b"\x00\x01\x02\x03" * 10, "CSV"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 500, "xlsx"),
        (b"PK\x03\x04" + b"\x00" * 500, "rusak"),
        (b"nama,umur\nSiti,55\n", "jenis"),
        (b"jenis,kode\n", "baris"),
    ],
)
def test_a_file_that_is_none_is_refused_with_what_to_do(administrator, content, part):
    (problem,) = problems_of(content, administrator)

    assert part.casefold() in problem.casefold()


@pytest.mark.parametrize("how", [{"delimiter": ";"}, {"encoding": "utf-8-sig"}, {"encoding": "utf-16"}])
def test_tables_are_read_as_offices_save_them(administrator, how):
    assert wrong_table(administrator, **how) == []


def test_all_rows_are_judged_and_nothing_is_taken_over(administrator):
    problems = wrong_table(administrator, TABLE_CASES[0][0], TABLE_CASES[2][0])

    assert [told.partition(",")[0] for told in problems] == ["Baris 6", "Baris 7"]
    assert not Framework.objects.filter(code="sukamaju").exists()


def test_a_competency_cannot_be_called_otherwise_by_capital_letters(administrator, at):
    take_over(as_json(document()), user=administrator, at=at)

    (problem,) = wrong(administrator, competencies=[{"code": "data.1", "parent": "DATA", "name_id": "Lain"}])

    assert "DATA.1" in problem


def test_an_area_with_competencies_stays_an_area(administrator, at):
    take_over(as_json(document()), user=administrator, at=at)

    (problem,) = wrong(
        administrator,
        competencies=[{"code": "LAIN", "name_id": "Lain"}, {"code": "DATA", "parent": "LAIN"}],
    )

    assert problem.startswith("competencies[1], parent")


def test_too_many_competencies_are_refused(administrator):
    many = [{"code": f"C{number}", "name_id": "x"} for number in range(501)]

    (problem,) = wrong(administrator, competencies=many)

    assert problem.startswith("competencies[500]")


def test_what_is_everybodys_is_changed_by_administrators_alone():
    agency = make_unit("Kabupaten Contoh")
    officer = make_officer("agency_administrator", agency)
    content = as_json(document(code="spbe-sdm"))

    assert problems_of(content, make_administrator(unit=agency)) == []
    (problem,) = problems_of(content, officer)
    assert "spbe-sdm" in problem
    assert Competency.objects.filter(framework__code="spbe-sdm", code="DATA.1").count() == 0


def test_the_framework_of_another_agency_is_not_told_apart_from_a_code_in_use():
    make_framework("sukamaju", make_unit("Kota Lain"))
    officer = make_officer("agency_administrator", make_unit("Kabupaten Contoh"))

    (problem,) = problems_of(as_json(document()), officer)

    assert "sukamaju" in problem
    assert "Kota Lain" not in problem
