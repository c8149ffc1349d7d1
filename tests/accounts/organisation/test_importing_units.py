import pytest
from django.core.files.base import ContentFile

from accounts import services
from accounts.imports import services as import_services
from accounts.models import OrgUnit
from accounts.spreadsheets import write_csv, write_xlsx
from tests.accounts.organisation.tree import TODAY, fresh, make_agency
from tests.factories.accounts import make_administrator, make_officer, make_person, make_unit
from tests.factories.imports import apply, check, codes, outcomes, undo

HEADINGS = {
    "siasn_id": "ID Unor",
    "code": "Kode Unit",
    "name": "Nama Unit",
    "short_name": "Nama Singkat",
    "parent": "Unit Atasan",
}


@pytest.fixture
def tree(db):
    return make_agency()


@pytest.fixture
def officer(tree):
    return make_officer("agency_administrator", tree[0])


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


@pytest.fixture
def look(tree, officer, at):
    """Send a file of these rows and have it checked."""

    def send_and_check(*rows, unit=None, effective_on=TODAY, content=None):
        table = [[row.get(code, "") for code in HEADINGS] for row in rows]
        content = content or write_csv(list(HEADINGS.values()), table)
        batch = import_services.upload(
            kind="units",
            unit=unit or tree[0],
            file=ContentFile(content, name="unit.csv"),
            effective_on=effective_on,
            by=officer,
            at=at,
        )
        return check(batch, at)

    return send_and_check


@pytest.fixture
def bring_in(look, officer, at):
    return lambda *rows, **options: apply(look(*rows, **options), officer, at)


def row(name, parent="", **values):
    return {"name": name, "parent": parent, **values}


def unit(name):
    return OrgUnit.objects.get(name=name)


def test_a_whole_branch_is_opened_in_whatever_order_its_rows_come(bring_in, tree):
    batch = bring_in(
        row("Seksi Gizi", "BKM", siasn_id="A1"),
        row("Bidang Kesmas", "Dinas Kesehatan", code="BKM"),
        row("Subseksi Menu", "A1"),
    )

    assert batch.counts["new"] == 3
    assert unit("Subseksi Menu").get_parent() == unit("Seksi Gizi")
    assert unit("Seksi Gizi").get_parent() == unit("Bidang Kesmas")
    assert unit("Bidang Kesmas").get_parent() == tree[3]
    assert unit("Seksi Gizi").changes.get().document == "unit.csv"
    assert OrgUnit.find_problems() == ([], [], [], [], [])


def test_a_row_without_a_parent_opens_right_below_the_agency(bring_in, tree):
    bring_in(row("Inspektorat"))

    assert unit("Inspektorat").get_parent() == tree[0]


def test_a_name_of_the_same_file_is_a_parent_too(bring_in):
    bring_in(row("Sekretariat", "Inspektorat"), row("Inspektorat"))

    assert unit("Sekretariat").get_parent() == unit("Inspektorat")


def test_the_same_file_a_second_time_changes_nothing(bring_in, look):
    rows = [row("Inspektorat", code="ITDA"), row("Sekretariat", "ITDA"), row("Subbagian", "Sekretariat")]
    bring_in(*rows)

    batch = look(*rows)

    assert outcomes(batch) == {}
    assert batch.counts == {"rows": 3, "same": 3}


def test_a_unit_found_by_its_id_is_renamed_and_moved(bring_in, tree):
    _, _, department, other = tree
    services.correct_unit(unit=department, siasn_id="A5EB03E2")

    batch = bring_in(row("Bidang Aptika", "Dinas Kesehatan", siasn_id="a5eb03e2".upper(), code="APTIKA"))

    assert batch.counts["moved"] == 1
    department = fresh(department)
    assert (department.name, department.code, department.get_parent()) == ("Bidang Aptika", "APTIKA", other)
    assert {change.kind for change in department.changes.all()} == {"renamed", "moved"}


def test_an_empty_cell_changes_nothing(look, tree):
    services.correct_unit(unit=tree[2], code="APTIKA", short_name="Aptika")

    assert outcomes(look(row("Bidang Aplikasi", code="APTIKA"))) == {}


def test_a_workbook_is_read_like_a_csv_file(look):
    content = write_xlsx("Unit", list(HEADINGS.values()), [["", "ITDA", "Inspektorat", "", ""]])

    assert look(content=content).counts["new"] == 1


def test_two_units_change_places(bring_in, tree):
    _, office, department, _ = tree
    services.correct_unit(unit=office, code="A")
    services.correct_unit(unit=department, code="B")

    bring_in(row("Dinas Kominfo", "B", code="A"), row("Bidang Aplikasi", tree[0].name, code="B"))

    assert fresh(office).get_parent() == department
    assert fresh(department).get_parent() == tree[0]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([row("", code="A")], {2: ["required"]}),
        ([row("X", siasn_id="1"), row("Y", siasn_id="1")], {3: ["unit_id_twice"]}),
        ([row("X", code="1"), row("Y", code="1")], {3: ["unit_code_twice"]}),
        ([row("Dinas Kominfo"), row("Dinas Kominfo")], {3: ["unit_twice"]}),
        ([row("X", "Dinas Antah")], {2: ["parent_unknown"]}),
        ([row("X", "Y"), row("Y"), row("Y", "Dinas Kominfo")], {2: ["unit_ambiguous"]}),
        ([row("X", "B", code="A"), row("Y", "A", code="B")], {2: ["parent_circle"], 3: ["parent_circle"]}),
        ([row("X", "A", code="A")], {2: ["parent_circle"]}),
        ([row("X" * 201)], {2: ["too_long"]}),
        ([row("X", code="FOREIGN", siasn_id="FOREIGN-ID")], {2: ["unit_id_elsewhere"]}),
        ([row("X", "Kota Lain")], {2: ["parent_unknown"]}),
        ([row("X", siasn_id="NEW", code="DK")], {2: ["unit_code_taken"]}),
        ([row("Dinas Lama", siasn_id="CLOSED")], {2: ["unit_is_closed"]}),
    ],
)
def test_every_mistake_is_named_at_its_row(look, tree, rows, found):
    services.correct_unit(unit=tree[1], code="DK", siasn_id="DK-ID")
    make_unit("Kota Lain", code="FOREIGN", siasn_id="FOREIGN-ID")
    make_unit("Dinas Lama", fresh(tree[0]), siasn_id="CLOSED", closed_on=TODAY)

    batch = look(*rows)

    assert codes(batch) == found
    assert not batch.can_be_applied


def test_a_unit_does_not_come_to_lie_below_one_below_it(look, tree):
    services.correct_unit(unit=tree[1], code="DK")

    assert codes(look(row("Dinas Kominfo", "Bidang Aplikasi", code="DK"))) == {2: ["parent_circle"]}


@pytest.mark.parametrize(("day", "code"), [("2027-01-01", "units_today"), ("2026-01-01", "unit_changed_later")])
def test_the_day_of_a_file_is_neither_to_come_nor_before_the_last_change(look, tree, at, day, code):
    services.rename_unit(unit=tree[1], name="Dinas Kominfo Baru", on=TODAY, at=at)
    services.correct_unit(unit=tree[1], code="DK")

    assert codes(look(row("Dinas Kominfo", code="DK"), effective_on=day_of(day))) == {2: [code]}


def day_of(text):
    return TODAY.fromisoformat(text)


def test_a_file_for_one_unit_changes_none_outside_it(look, tree):
    batch = look(row("Bidang Kesmas", "Dinas Kesehatan"), unit=tree[1])

    assert codes(batch) == {2: ["unit_outside"]}


def test_undoing_takes_new_units_away_and_restores_the_others(bring_in, tree, officer, at):
    services.correct_unit(unit=tree[2], code="APTIKA")
    batch = bring_in(
        row("Bidang Aptika", "Dinas Kesehatan", code="APTIKA"), row("Inspektorat"), row("Sekretariat", "Inspektorat")
    )

    batch = undo(batch, officer, at)

    assert batch.state == "undone"
    assert not OrgUnit.objects.filter(name__in=["Inspektorat", "Sekretariat"]).exists()
    assert (fresh(tree[2]).name, fresh(tree[2]).get_parent()) == ("Bidang Aplikasi", tree[1])
    assert OrgUnit.find_problems() == ([], [], [], [], [])


def test_a_new_unit_in_which_somebody_works_is_not_taken_away(bring_in, officer, at):
    batch = bring_in(row("Inspektorat"))
    make_person(unit=unit("Inspektorat"))

    batch = undo(batch, officer, at)

    assert (batch.state, batch.problem["code"]) == ("applied", "units_in_use")
    assert unit("Inspektorat").changes.exists()


def test_what_changed_since_is_not_undone(bring_in, officer, at):
    batch = bring_in(row("Inspektorat"))
    services.rename_unit(unit=unit("Inspektorat"), name="Inspektorat Daerah", on=TODAY, at=at)

    batch = undo(batch, officer, at)

    assert batch.problem["code"] == "units_changed"


def test_a_tree_that_changed_after_the_check_is_checked_again(look, tree, officer, at):
    batch = look(row("Bidang Kesmas", "Dinas Kesehatan"))
    services.merge_unit(unit=tree[3], into=tree[1], on=TODAY, at=at, by=make_administrator(unit=tree[1]))

    batch = apply(batch, officer, at)

    assert (batch.state, batch.notice) == ("checked", "data_changed")
    assert codes(batch) == {2: ["unit_closed"]}
