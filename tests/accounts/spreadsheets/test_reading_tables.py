import datetime
import io
import zipfile
from functools import partial

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH

from accounts.spreadsheets import Column, UnreadableFile, open_table, read_date, write_csv, write_xlsx

COLUMNS = (
    Column("number", "NIP/NI PPPK", ("NIP", "NIP Baru"), is_required=True),
    Column("name", "Nama", ("Nama Lengkap",), is_required=True),
    Column("unit", "Unit Kerja", ("Unor",), is_required=True),
    Column("unit_id", "Unor ID", stands_for="unit"),
)
TEXT = "NIP;Nama;Unor\n1;Siti Aminah é;Dinas\n"


def read(content, columns=COLUMNS, **options):
    with open_table(io.BytesIO(content), columns, **options) as table:
        return list(table), table.unknown


def refusal(content, **options):
    with pytest.raises(UnreadableFile) as refused:
        read(content, **options)
    assert refused.value.message
    return refused.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_each_encoding_and_with_each_delimiter(encoding, delimiter):
    rows, _unknown = read(TEXT.replace(";", delimiter).encode(encoding))

    assert rows == [(2, {"number": "1", "name": "Siti Aminah é", "unit": "Dinas"})]


def test_a_quoted_line_break_belongs_to_its_cell():
    rows, _unknown = read(b'NIP,Nama,Unor\n1,"Siti\nAminah",A\n2,Budi,B\n')

    assert [number for number, values in rows] == [2, 3]


@pytest.mark.parametrize(
    "heading", ["NIP Baru", "nip_baru", "N.I.P. Baru", " NIP  BARU ", "NIP Baru (18 digit)", "NIP Baru*"]
)
def test_a_heading_is_recognised_however_it_is_written(heading):
    rows, unknown = read(f"{heading},nama lengkap,UNIT KERJA\n1,A,B\n".encode())

    assert rows[0][1]["number"] == "1"
    assert unknown == []


def test_a_title_above_the_headings_is_passed_over():
    rows, _unknown = read(b"Daftar Pegawai\n\nNIP,Nama,Unor\n1,A,B\n\n2,C,D\n")

    assert [number for number, values in rows] == [4, 6]


def test_headings_without_meaning_are_named():
    assert read(b"NIP,Nama,Unor,Agama\n1,A,B,C\n")[1] == ["Agama"]


def test_another_column_can_stand_for_a_required_one():
    rows, _unknown = read(b"NIP,Nama,Unor ID\n1,A,B\n")

    assert rows[0][1]["unit_id"] == "B"


def test_a_workbook_gives_real_dates_and_the_numbers_that_its_program_has_rounded():
    book = Workbook()
    book.active.append(["NIP", "Nama", "Unit Kerja"])
    book.active.append([199001012021012001, datetime.date(2026, 12, 31), None])
    target = io.BytesIO()
    book.save(target)

    rows, _unknown = read(target.getvalue())

    [(_number, values)] = rows
    assert values["number"] == 1.99001012021012e17
    assert values["name"].date() == datetime.date(2026, 12, 31)
    assert values["unit"] is None


def test_the_sheet_with_the_name_of_the_template_comes_before_the_first():
    book = Workbook()
    book.active.append(["Catatan"])
    book.create_sheet("pegawai").append(["NIP", "Nama", "Unor"])
    book["pegawai"].append(["1", "A", "B"])
    target = io.BytesIO()
    book.save(target)

    assert len(read(target.getvalue(), sheet_name="Pegawai")[0]) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"NIP,Nama\n1,A\n", "missing_columns"),
        (b"NIP,NIP Baru,Nama,Unor\n1,1,A,B\n", "double_columns"),
        (b"NIP,Nama,Unor\n", "no_rows"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_excel"),
        (b"PK\x03\x04 but no zip", "broken"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_a_table"),
        (b"%PDF-1.7\n\x01\x02\x03", "not_a_table"),
        (b"NIP,Nama,Unor\n\x81\x8d,A,B\n", "encoding"),
        (b'NIP,Nama,Unor\n1,"' + b"x" * 200_000, "long_cell"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_the_reason(content, code):
    assert refusal(content) == code


def test_more_rows_than_allowed_are_refused():
    assert refusal(b"NIP,Nama,Unor\n" + b"1,A,B\n" * 4, max_rows=3) == "too_many_rows"


def workbook_with(**parts):
    source = write_xlsx("Pegawai", ["NIP", "Nama", "Unor"], [["1", "A", "B"]])
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return target.getvalue()


def test_a_workbook_that_unpacks_to_far_too_much_is_refused():
    assert refusal(workbook_with(**{"xl/media/zeros.bin": b"\0" * 30_000_000})) == "suspicious"


def test_a_workbook_that_declares_entities_is_refused():
    assert refusal(workbook_with(**{"xl/more.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})) == "suspicious"


def test_a_workbook_without_its_parts_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("anything.txt", "no workbook")

    assert refusal(target.getvalue()) == "broken"


@pytest.mark.parametrize("write", [write_csv, partial(write_xlsx, "Pegawai")], ids=["csv", "xlsx"])
def test_what_is_written_is_read_again_as_text(write):
    content = write(["NIP", "Nama", "Unor"], [["199001012021012001", "Siti", "007"]])

    assert read(content)[0] == [(2, {"number": "199001012021012001", "name": "Siti", "unit": "007"})]


def test_a_formula_in_a_written_table_is_only_text():
    assert "'=1+1" in write_csv(["A"], [["=1+1"]]).decode("utf-8-sig")
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(write_xlsx("A", ["A"], [["=1+1"]]))).read(
        "xl/worksheets/sheet1.xml"
    )


def test_a_date_of_a_workbook_that_counts_from_1904_is_the_day_people_see():
    book = Workbook()
    book.epoch = MAC_EPOCH
    book.active.append(["NIP", "Nama", "Unor"])
    book.active.append(["1", datetime.date(2026, 10, 1), "Dinas"])
    content = io.BytesIO()
    book.save(content)

    rows, _unknown = read(content.getvalue())

    assert read_date(rows[0][1]["name"]) == datetime.date(2026, 10, 1)
