"""Invented people and units as files that the import reads."""

from accounts.spreadsheets.writing import write_csv

PEOPLE = (
    "NIP/NI PPPK", "Nama", "Gelar Depan", "Gelar Belakang", "Status", "Golongan", "Jenis Jabatan", "Jabatan",
    "Unit Kerja", "TMT",
)  # fmt: skip
UNITS = ("Kode Unit", "Nama Unit", "Kode Unit Induk")
STATUSES = {"PPPK_PW": "PPPK Paruh Waktu"}


def people_csv(people):
    return write_csv(
        PEOPLE,
        (
            (
                person.number,
                person.full_name,
                person.title_before,
                person.title_after,
                STATUSES.get(person.status, person.status),
                person.grade,
                person.kind_code,
                person.position_title,
                person.unit_code,
                f"{person.started_on:%d-%m-%Y}",
            )
            for person in people
        ),
    )


def units_csv(units):
    return write_csv(UNITS, ((unit.code, unit.name, unit.parent_code or "") for unit in units))
