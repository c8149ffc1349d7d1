import io

import pytest
from django.core import signing

from accounts.spreadsheets import UnreadableFile, open_table, write_csv, write_xlsx
from competencies.standards import files, importing
from competencies.standards.problems import describe
from tests.factories.accounts import make_unit
from tests.factories.standards import competency, facts, make_draft

pytestmark = pytest.mark.django_db
SAFETY = ["kominfo-4-pilar", "AMAN.3", "", "", "", "3", "", "", "", ""]


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Kabupaten Sukamaju"))


def row(**cells):
    return [cells.get(column.code, cell) for column, cell in zip(files.COLUMNS, SAFETY, strict=True)]


def read(unit, *rows, write=write_csv):
    return files.read(io.BytesIO(write(files.headings(), rows)), unit)


def problems(rows):
    return [(row.number, problem.field, problem.code) for row in rows for problem in row.problems]


def workbook(headings, rows):
    return write_xlsx("Standar", headings, rows)


@pytest.mark.parametrize("write", [write_csv, workbook], ids=["csv", "xlsx"])
def test_a_file_says_what_a_line_says(unit, write):
    full = row(kind="05", title="Kepala Seksi", wished_level="4", recent_months="36", weight="2")

    (found,) = read(unit, full, write=write)

    assert found.facts == facts(kind="05", title="Kepala Seksi", wished_level=4, recent_months=36, weight=2)


@pytest.mark.parametrize("kind", ["5", "05", "Pengawas", "pengawas"])
def test_a_kind_of_position_is_known_by_its_code_or_its_name(unit, kind):
    (found,) = read(unit, row(kind=kind))

    assert found.facts.kind == "05"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"framework": ""}, ("framework", "required")),
        ({"competency": ""}, ("competency", "required")),
        ({"framework": "tidak-ada"}, ("framework", "framework_unknown")),
        ({"competency": "AMAN.9"}, ("competency", "competency_unknown")),
        ({"competency": "AMAN"}, ("competency", "competency_unknown")),
        ({"kind": "99"}, ("kind", "kind_unknown")),
        ({"lowest_level": "tiga"}, ("lowest_level", "number")),
        ({"lowest_level": "-3"}, ("lowest_level", "number")),
        ({"lowest_level": "6"}, ("lowest_level", "level_outside")),
        ({"lowest_level": ""}, ("lowest_level", "level_missing")),
        ({"wished_level": "2"}, ("wished_level", "wished_below")),
        ({"weight": "9"}, ("weight", "weight")),
        ({"weight": "0"}, ("weight", "weight")),
        ({"recent_months": "999"}, ("recent_months", "months")),
        ({"is_waived": "mungkin"}, ("is_waived", "yes_or_no")),
        ({"is_waived": "ya"}, ("lowest_level", "waived")),
        ({"title": "a" * 201}, ("title", "too_long")),
    ],
)
def test_a_wrong_cell_is_named_with_its_row(unit, cells, expected):
    assert problems(read(unit, row(kind="06"), row(**{"kind": "05", **cells}))) == [(3, *expected)]


def test_every_problem_has_words(unit):
    rows = read(unit, row(framework="x"), row(lowest_level="9"), row(), row(), row(kind="?"), row(weight="7"))

    for found in rows:
        for problem in found.problems:
            assert files.LABELS[problem.field]
            assert "%" not in describe(problem)


def test_a_doubled_row_names_the_first_one(unit):
    rows = read(unit, row(title="Analis Data"), row(title="analis data", lowest_level="4"))

    (problem,) = rows[1].problems
    assert (problem.code, dict(problem.params)) == ("doubled_in_file", {"row": 2})


def test_a_framework_of_another_agency_is_unknown(unit):
    framework = competency().framework
    framework.agency = make_unit("Kota Lain")
    framework.save()

    assert problems(read(unit, row())) == [(2, "framework", "framework_unknown")]


def test_a_file_without_the_columns_is_refused_as_a_whole(unit):
    with pytest.raises(UnreadableFile):
        files.read(io.BytesIO(b"Nama,NIP\nSiti,1\n"), unit)


def test_what_is_exported_can_be_sent_again_and_changes_nothing(unit, at):
    lines = [facts(kind="05", title="=HYPERLINK(1)", wished_level=4), facts("AMAN.1", is_waived=True)]
    draft = make_draft(unit, at, lines=lines)

    for write in (write_csv, workbook):
        outcome = importing.outcome_of(draft, read(unit, *files.table_of(draft), write=write))
        assert (len(outcome.same), outcome.new, outcome.changed, outcome.wrong) == (2, [], [], [])


def test_no_cell_of_an_export_runs_as_a_formula(unit, at):
    draft = make_draft(unit, at, lines=[facts(title="=1+1")])

    content = write_csv(files.headings(), files.table_of(draft)).decode("utf-8-sig")

    assert ",=1+1" not in content


def test_the_template_can_be_filled_in_and_read(unit):
    content = io.BytesIO(files.workbook(unit, [row()]))

    with open_table(content, files.COLUMNS) as table:
        assert len(list(table)) == 1


def test_looking_at_a_file_tells_new_changed_and_same_lines_apart(unit, at):
    draft = make_draft(unit, at, lines=[facts(kind="05"), facts(kind="06")])

    outcome = importing.outcome_of(draft, read(unit, row(kind="05"), row(kind="06", lowest_level="4"), row()))

    assert [len(each) for each in (outcome.same, outcome.changed, outcome.new)] == [1, 1, 1]


def test_what_was_shown_comes_back_as_it_was(unit, at):
    draft = make_draft(unit, at)
    rows = read(unit, row(kind="05", wished_level="4"), row())

    assert importing.unseal(draft, importing.seal(draft, rows)) == [each.facts for each in rows]


def test_what_was_shown_for_another_standard_or_changed_on_the_way_is_refused(unit, at):
    draft, other = make_draft(unit, at), make_draft(unit, at, name="Lain")
    sealed = importing.seal(draft, read(unit, row()))

    for standard, text in [(other, sealed), (draft, sealed[:-1]), (draft, ""), (draft, signing.dumps([1]))]:
        with pytest.raises(importing.NotTheFileShown):
            importing.unseal(standard, text)
