import datetime
import io

import pytest

from accounts.models import AuditEntry
from accounts.spreadsheets import UnreadableFile, write_xlsx
from competencies.claims.lists.columns import COLUMNS, LABELS
from competencies.claims.lists.taking import take_list
from competencies.models import Evidence, ExternalTraining, HoursCredit
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.claims import submitted

pytestmark = pytest.mark.django_db
USUAL = {
    "form": "KL03",
    "name": "Pelatihan Arsip",
    "organiser": "Lembaga Contoh",
    "started_on": "02-03-2026",
    "ended_on": "06-03-2026",
    "stated_hours": "20",
    "certificate_number": "A-1/2026",
    "competencies": "kominfo-4-pilar:AMAN.3=2",
}


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo")


@pytest.fixture
def officer(unit):
    return make_hr_officer(unit)


@pytest.fixture
def learner(unit):
    return make_person("Yuliana Wati", unit=unit)


def number_of(person):
    return person.employments.get().number


def table(*rows):
    codes = [column.code for column in COLUMNS]
    content = write_xlsx("Pelatihan", list(LABELS.values()), [[row.get(code, "") for code in codes] for row in rows])
    file = io.BytesIO(content)
    file.name = "riwayat.xlsx"
    return file


def take(officer, at, *rows, is_trial=False):
    return take_list(file=table(*rows), officer=officer, at=at, is_trial=is_trial)


def problem(officer, at, **cells):
    """The column of the one problem of a row with these cells."""
    outcome = take(officer, at, {**USUAL, **cells})
    assert not outcome.is_recorded
    assert not ExternalTraining.objects.filter(status="approved").exists()
    ((row, column, text),) = outcome.problems
    assert row == 2
    assert text
    return column


def test_a_list_is_recorded_as_approved_by_the_officer(officer, learner, at):
    outcome = take(officer, at, {**USUAL, "number": number_of(learner)})

    claim = ExternalTraining.objects.get()
    assert (outcome.rows, outcome.new, outcome.is_recorded) == (1, 1, True)
    assert (claim.status, claim.decided_by, claim.learner) == ("approved", officer, learner)
    assert claim.events.get().kind == "imported"
    assert HoursCredit.objects.from_source("external", claim.public_id).total() == 20
    assert Evidence.objects.from_source("external", claim.public_id).get().level == 2
    assert AuditEntry.objects.filter(action="claim.list_recorded").count() == 1


def test_the_same_list_again_records_nothing(officer, learner, at):
    row = {**USUAL, "number": number_of(learner)}
    take(officer, at, row, {**row, "name": "Tanpa nomor", "certificate_number": "", "competencies": ""})

    outcome = take(officer, at, row, {**row, "name": "Tanpa nomor", "certificate_number": "", "competencies": ""})

    assert (outcome.new, outcome.known) == (0, 2)
    assert ExternalTraining.objects.count() == 2
    assert HoursCredit.objects.count() == 2


def test_a_trial_records_nothing(officer, learner, at):
    outcome = take(officer, at, {**USUAL, "number": number_of(learner)}, is_trial=True)

    assert (outcome.new, outcome.is_recorded, outcome.problems) == (1, False, [])
    assert not ExternalTraining.objects.exists()


def test_one_bad_row_keeps_all_others_out(officer, learner, at):
    good = {**USUAL, "number": number_of(learner)}

    outcome = take(officer, at, good, {**good, "form": "KL99", "certificate_number": "A-2", "name": "Lain"})

    assert [(row, column) for row, column, _text in outcome.problems] == [(3, LABELS["form"])]
    assert not ExternalTraining.objects.exists()


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"form": "KL99"}, "form"),
        ({"form": ""}, "form"),
        ({"name": "-"}, "name"),
        ({"name": "a" * 256}, "name"),
        ({"organiser": ""}, "organiser"),
        ({"is_abroad": "mungkin"}, "is_abroad"),
        ({"started_on": "31-02-2026"}, "started_on"),
        ({"started_on": ""}, "started_on"),
        ({"ended_on": "01-03-2026"}, "ended_on"),
        ({"ended_on": "06-03-2027"}, "ended_on"),
        ({"started_on": "02-03-1990", "ended_on": "03-03-1990"}, "started_on"),
        ({"certified_on": "besok"}, "certified_on"),
        ({"valid_until": "01-01-2020"}, "valid_until"),
        ({"valid_until": "31-12-9999"}, "valid_until"),
        ({"stated_hours": "dua puluh"}, "stated_hours"),
        ({"stated_hours": "9999"}, "stated_hours"),
        ({"minutes": "-1"}, "minutes"),
        ({"occasions": "0"}, "occasions"),
        ({"certificate_number": "<b>"}, "certificate_number"),
        ({"name": "#N/A"}, "name"),
        ({"competencies": "AMAN.3"}, "competencies"),
        ({"competencies": "tidak-ada:X.1=1"}, "competencies"),
        ({"competencies": "kominfo-4-pilar:AMAN.99=1"}, "competencies"),
        ({"competencies": "kominfo-4-pilar:AMAN.3=9"}, "competencies"),
        ({"competencies": "kominfo-4-pilar:AMAN.3=1; kominfo-4-pilar:AMAN.3=2"}, "competencies"),
    ],
)
def test_what_is_wrong_is_named_by_its_column(officer, learner, at, cells, column):
    if cells.get("name") == "#N/A":
        outcome = take(officer, at, {**USUAL, **cells, "number": number_of(learner)})
        assert {found for _row, found, _text in outcome.problems} == {LABELS["name"]}
    else:
        assert problem(officer, at, number=number_of(learner), **cells) == LABELS[column]


@pytest.mark.parametrize("number", ["", "1,99001E+17", "199001012021012000", "123", "199001012021012999"])
def test_a_number_that_is_damaged_or_unknown_is_named(officer, at, number):
    assert problem(officer, at, number=number) == LABELS["number"]


def test_people_out_of_reach_are_as_unknown_as_those_who_are_not_there(officer, at):
    stranger = make_person("Budi Santoso", unit=make_unit("Pemerintah Kota Lain"))
    restricted = make_person("Siti", unit=officer.current_employment().unit, processing_restricted_at=at)

    columns = [problem(officer, at, number=number_of(person)) for person in (stranger, restricted, officer)]

    assert columns == [LABELS["number"]] * 3


def test_a_certificate_stands_once_in_a_list(officer, unit, learner, at):
    other = make_person("Budi Santoso", unit=unit)
    row = {**USUAL, "number": number_of(learner)}

    outcome = take(officer, at, row, {**row, "number": number_of(other), "certificate_number": "a 1 2026"})
    nameless = {**row, "certificate_number": ""}
    without = take(officer, at, nameless, nameless)

    assert [(row, column) for row, column, _text in outcome.problems] == [(3, LABELS["certificate_number"])]
    assert [(row, column) for row, column, _text in without.problems] == [(3, LABELS["name"])]


def test_a_certificate_that_was_claimed_is_not_recorded_for_another(officer, unit, learner, at):
    submitted(make_person("Budi Santoso", unit=unit), at, certificate_number="A-1/2026")

    assert problem(officer, at, number=number_of(learner)) == LABELS["certificate_number"]


def test_forms_are_known_by_code_by_number_of_siasn_and_by_name(officer, learner, at):
    name = ExternalTraining._meta.get_field("form").related_model.objects.get(code="KL10").name_id
    row = {**USUAL, "number": number_of(learner), "competencies": ""}
    rows = [
        {**row, "form": form, "name": form, "certificate_number": f"N-{place}"}
        for place, form in enumerate(["kl10", "8", name])
    ]

    outcome = take(officer, at, *rows)

    assert outcome.problems == []
    assert set(ExternalTraining.objects.values_list("form__code", flat=True)) == {"KL10"}


def test_a_csv_of_an_office_is_read_too(officer, learner, at):
    lines = "NIP;Jenis Diklat;Nama Diklat;Institusi Penyelenggara;Tgl Mulai;Tgl Selesai;Jumlah Jam\n"
    file = io.BytesIO((lines + f"{number_of(learner)};3;Arsip;LAN;2/3/2026;6 Maret 2026;20\n").encode())
    file.name = "riwayat.csv"

    outcome = take_list(file=file, officer=officer, at=at, is_trial=False)

    assert outcome.is_recorded
    assert ExternalTraining.objects.get().ended_on == datetime.date(2026, 3, 6)


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"NIP;Nama\n1;2\n"])
def test_what_is_no_list_is_refused(officer, at, content):
    with pytest.raises(UnreadableFile):
        take_list(file=io.BytesIO(content), officer=officer, at=at, is_trial=True)


def test_a_list_asks_the_database_no_more_for_more_rows_while_it_is_checked(
    officer, learner, at, django_assert_max_num_queries
):
    row = {**USUAL, "number": number_of(learner)}
    rows = [{**row, "name": f"Pelatihan {place}", "certificate_number": f"N-{place}"} for place in range(30)]

    with django_assert_max_num_queries(13):
        outcome = take(officer, at, *rows, is_trial=True)

    assert outcome.new == 30
