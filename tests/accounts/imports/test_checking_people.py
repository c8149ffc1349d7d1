"""What the check finds: every error by row and column, and nothing where a row is in order."""

import datetime
from itertools import pairwise

import pytest

from accounts import services
from accounts.imports.people.names import split_titles
from tests.factories.accounts import make_hr_officer, make_number, make_officer, make_person, make_unit
from tests.factories.imports import bring_in, codes, outcomes, person_row, send_and_check


@pytest.fixture
def check(agency, officer, at):
    def check(*rows, unit=agency, **options):
        return send_and_check(list(rows), unit=unit, by=officer, at=at, **options)

    return check


@pytest.mark.parametrize(
    ("values", "column", "code"),
    [
        ({"number": "199001012021012000"}, "number", "number_damaged"),
        ({"number": "1.99001E+17"}, "number", "number_scientific"),
        ({"number": "19900101202101200"}, "number", "number_length"),
        ({"number": "199013012021012001"}, "number", "number_birth_date"),
        ({"number": "199001012021132001"}, "number", "number_month"),
        ({"number": "199001012021013001"}, "number", "number_sex"),
        ({"full_name": ""}, "full_name", "required"),
        ({"full_name": "Ani 2"}, "full_name", "name_digits"),
        ({"full_name": "#REF!"}, "full_name", "spreadsheet_error"),
        ({"full_name": "A" * 151}, "full_name", "too_long"),
        ({"email": "ani di kantor"}, "email", "email"),
        ({"status": "Honorer"}, "status", "status"),
        ({"rank": "V/z"}, "rank", "rank"),
        ({"rank": "IX", "status": "PNS"}, "rank", "rank"),
        ({"position_kind": "99"}, "position_kind", "position_kind"),
        ({"unit": ""}, "unit", "required"),
        ({"unit": "Dinas Tiada"}, "unit", "unit_unknown"),
        ({"started_on": "31-02-2026"}, "started_on", "date"),
        ({"started_on": "01-01-2062"}, "started_on", "starts_too_late"),
        ({"superior": make_number()}, "superior", "superior_unknown"),
        ({"old_number": "123"}, "old_number", "number_length"),
        ({"birth_date": "besok"}, "birth_date", "date"),
    ],
)
def test_an_error_is_named_with_its_column(check, unit, values, column, code):
    batch = check(person_row(unit), person_row(values.pop("unit", unit), **values), person_row(unit))

    row = batch.rows.get(outcome="error")
    assert row.number == 3
    assert [(found["column"], found["code"]) for found in row.problems] == [(column, code)]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"birth_date": "1990-12-31"}, "birth_date_differs"),
        ({"sex": "L"}, "sex_differs"),
        ({"status": "PPPK"}, "status_differs"),
        ({"started_on": "01-06-2027"}, "starts_later"),
        ({"old_number": make_number()}, "old_number_unknown"),
        ({"number": "201501012021012001"}, "age_odd"),
    ],
)
def test_what_is_odd_is_a_warning_that_stops_nothing(check, unit, values, code):
    batch = check(person_row(unit, **values))

    assert codes(batch) == {2: [code]}
    assert (batch.counts["warned"], batch.errors, batch.changes) == (1, 0, 1)


@pytest.mark.parametrize(
    "values",
    [
        {"rank": "III-A"},
        {"rank": "Penata Muda (III/a)"},
        {"rank": "3a"},
        {"rank": "IX", "status": "P3K Paruh Waktu"},
        {"position_kind": "Ahli Muda"},
        {"position_kind": "4"},
        {"position_kind": "Jabatan Fungsional Ahli Muda"},
        {"number": "'19850101 202101 2 500"},
        {"email": "-"},
    ],
)
def test_the_spellings_of_offices_are_no_errors(check, unit, values):
    assert check(person_row(unit, **values)).errors == 0


def test_a_number_twice_in_a_file_is_an_error_of_the_second_row(check, unit):
    row = person_row(unit)

    batch = check(row, person_row(unit), dict(row, full_name="Orang Lain"))

    assert codes(batch) == {4: ["number_twice"]}
    assert batch.rows.get(number=4).problems[0]["params"] == {"row": 2}


def test_an_address_twice_or_of_someone_else_is_an_error(check, unit):
    make_person("Ani", email="ani@contoh.go.id")

    batch = check(
        person_row(unit, email="budi@contoh.go.id"),
        person_row(unit, email="BUDI@contoh.go.id"),
        person_row(unit, email="ani@contoh.go.id"),
    )

    assert codes(batch) == {3: ["email_twice"], 4: ["email_taken"]}


@pytest.mark.parametrize(
    "text", ["DK", "dinas kominfo", "UNOR-7", "Kominfo", "Pemerintah Kabupaten Sukamaju > Dinas Kominfo"]
)
def test_a_unit_is_found_by_code_name_short_name_siasn_id_or_path(check, unit, text):
    unit.siasn_id, unit.short_name = "UNOR-7", "Kominfo"
    unit.save()

    assert check(person_row(text)).errors == 0


def test_a_name_that_two_units_have_needs_the_unit_above(check, agency, unit):
    make_unit("Sekretariat", unit)
    make_unit("Sekretariat", make_unit("Dinas Kesehatan", agency))

    batch = check(person_row("Sekretariat"), person_row("Dinas Kominfo > Sekretariat"))

    assert codes(batch) == {2: ["unit_ambiguous"]}


def test_a_closed_unit_takes_nobody(check, agency):
    make_unit("Dinas Lama", agency, closed_on=datetime.date(2026, 1, 1))

    assert codes(check(person_row("Dinas Lama"))) == {2: ["unit_closed"]}


def test_units_outside_the_one_that_the_file_is_for_are_refused(check, agency, unit):
    make_unit("Dinas Kesehatan", agency)

    batch = check(person_row("Dinas Kesehatan"), person_row(unit), unit=unit)

    assert codes(batch) == {2: ["unit_outside"]}


def test_someone_of_another_agency_cannot_be_taken_over(check, unit):
    other = make_person("Ani", unit=make_unit("Kabupaten Lain"))

    batch = check(person_row(unit, number=other.current_employment().number))

    assert codes(batch) == {2: ["number_elsewhere"]}


def test_someone_who_left_another_agency_can_be_taken_in(check, unit, at):
    other = make_person("Ani", unit=make_unit("Kabupaten Lain"))
    number = other.current_employment().number
    services.leave(user=other, on=datetime.date(2026, 9, 1), ending="transferred", at=at)

    batch = check(person_row(unit, number=number, full_name="Ani"))

    assert outcomes(batch) == {2: "moved"}
    assert batch.errors == 0


def test_an_earlier_number_of_someone_who_has_a_newer_one_is_refused(check, unit):
    person = make_person("Ani", unit=unit)
    old = person.current_employment().number
    services.employ(user=person, number=make_number(), status="PNS", unit=unit, started_on=datetime.date(2026, 9, 1))

    assert codes(check(person_row(unit, number=old))) == {2: ["number_replaced"]}


def test_two_rows_about_one_person_are_an_error(check, unit):
    person = make_person("Ani", unit=unit)
    number = person.current_employment().number

    batch = check(person_row(unit, number=number), person_row(unit, old_number=number))

    assert codes(batch) == {3: ["person_twice"]}


def test_a_new_position_cannot_begin_before_the_present_one(check, agency, unit):
    person = make_person("Ani", unit=agency)

    batch = check(person_row(unit, number=person.current_employment().number, started_on="31-12-2020"))

    assert codes(batch) == {2: ["starts_before"]}


def test_an_empty_cell_changes_nothing_about_a_known_person(check, unit):
    person = make_person("Ani", unit=unit, email="ani@contoh.go.id", title_after="S.T.")
    number = person.current_employment().number

    batch = check(person_row(unit, number=number, full_name="ANI", email="", rank="", started_on=""))

    assert batch.counts == {"rows": 1, "same": 1}


def test_administrators_and_people_who_begin_later_are_never_missing(check, unit, officer, agency, at):
    from tests.factories.accounts import make_administrator

    make_administrator(unit=unit)
    bring_in([person_row(unit, started_on="01-12-2026")], unit=agency, by=officer, at=at)

    batch = check(person_row(unit), unit=unit, is_complete_list=True, ending="retired")

    assert batch.counts.get("left", 0) == 0


def test_someone_with_roles_is_marked_when_missing(agency, unit, at):
    make_hr_officer(unit, "Ratna")
    chief = make_officer("agency_administrator", agency)

    batch = send_and_check([person_row(unit)], unit=unit, by=chief, at=at, is_complete_list=True, ending="retired")

    assert codes(batch) == {None: ["holds_roles"]}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Dr. H. Andi Wijaya, S.T., M.M.", ("Dr. H.", "Andi Wijaya", "S.T., M.M.")),
        ("Dra Hj Siti Aminah, MSi", ("Dra Hj", "Siti Aminah", "MSi")),
        ("dr. Budi, Sp.PD-KGH", ("dr.", "Budi", "Sp.PD-KGH")),
        ("Prof. Dr. Ir. Ani, M.Sc., Ph.D.", ("Prof. Dr. Ir.", "Ani", "M.Sc., Ph.D.")),
        ("Muh. Rizal", ("", "Muh. Rizal", "")),
        ("K Andi", ("", "K Andi", "")),
        ("H", ("", "H", "")),
        ("Aminah, Siti", ("", "Aminah, Siti", "")),
        ("Budi, SE, Ak., CA", ("", "Budi", "SE, Ak., CA")),
        ("Ns. Rina, S.Kep., Ners", ("Ns.", "Rina", "S.Kep., Ners")),
    ],
)
def test_titles_are_told_from_the_name(text, parts):
    assert split_titles(text) == parts


def test_superiors_in_a_circle_are_named_with_their_rows(check, unit):
    first, second, third = (make_number() for _ in range(3))

    batch = check(
        person_row(unit, number=first, superior=second),
        person_row(unit, superior=first),
        person_row(unit, number=second, superior=third),
        person_row(unit, number=third, superior=first),
    )

    assert codes(batch) == {2: ["superior_circle"], 4: ["superior_circle"], 5: ["superior_circle"]}
    assert batch.rows.get(number=2).problems[0]["params"] == {"rows": "2, 4, 5"}


def test_a_circle_through_someone_who_is_known_is_found(check, unit):
    head, middle = make_person("Kepala", unit=unit), make_person("Tengah", unit=unit)
    services.set_superior(user=middle, superior=head)
    number = middle.current_employment().number

    batch = check(person_row(unit, number=head.current_employment().number, superior=number))

    assert codes(batch) == {2: ["superior_circle"]}


def test_a_long_chain_of_superiors_is_no_circle(check, unit):
    numbers = [make_number() for _ in range(60)]
    rows = [person_row(unit, number=number, superior=above) for number, above in pairwise(numbers)]

    assert codes(check(*rows, person_row(unit, number=numbers[-1]))) == {}


def test_a_replaced_number_comes_with_the_newer_one(check, unit):
    old, new = make_number(), make_number()
    person = make_person("Ganti Nomor", unit=unit, number=old)
    services.employ(user=person, number=new, status="PNS", unit=unit, started_on=datetime.date(2026, 2, 1))

    found = check(person_row(unit, number=old)).rows.get(number=2).problems[0]

    assert "".join(found["params"]["newer"].split()) == new


def test_a_newer_number_beside_the_old_one_finds_the_person(check, unit):
    old, new = make_number(), make_number()
    person = make_person("Ganti Nomor", unit=unit, number=old)
    services.employ(user=person, number=new, status="PNS", unit=unit, started_on=datetime.date(2026, 2, 1))

    batch = check(person_row(unit, number=new, old_number=old, full_name="Ganti Nomor"))

    assert batch.errors == 0
    assert batch.counts.get("new", 0) == 0
