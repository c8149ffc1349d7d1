"""Files of people as offices send them, and batches made of them."""

import datetime

from django.core.files.base import ContentFile

from accounts.imports import applying, checking, services
from accounts.models import ImportBatch
from accounts.spreadsheets import write_csv
from tests.factories.accounts import make_number

EFFECTIVE_ON = datetime.date(2026, 11, 1)
HEADINGS = {
    "number": "NIP/NI PPPK",
    "full_name": "Nama",
    "title_before": "Gelar Depan",
    "title_after": "Gelar Belakang",
    "email": "E-mail",
    "status": "Status",
    "rank": "Golongan",
    "position_kind": "Jenis Jabatan",
    "position_title": "Jabatan",
    "unit": "Unit Kerja",
    "started_on": "TMT",
    "old_number": "NIP Lama",
    "superior": "NIP Atasan",
    "birth_date": "Tanggal Lahir",
    "sex": "Jenis Kelamin",
}


def person_row(unit="Dinas Contoh", **values):
    """One row of a list, in order unless `values` spoil it."""
    row = {"number": values.pop("number", None) or make_number(), "full_name": "Budi Santoso", "unit": str(unit)}
    return row | {"started_on": "01-10-2026"} | values


def people_csv(rows):
    columns = [code for code in HEADINGS if any(code in row for row in rows)]
    return write_csv([HEADINGS[code] for code in columns], [[row.get(code, "") for code in columns] for row in rows])


def send(content, *, unit, by, at, name="pegawai.csv", **options):
    if isinstance(content, list):
        content = people_csv(content)
    return services.upload(
        kind="people",
        unit=unit,
        file=ContentFile(content, name=name),
        effective_on=options.pop("effective_on", EFFECTIVE_ON),
        by=by,
        at=at,
        **options,
    )


def check(batch, at):
    checking.check(batch_id=batch.pk, clock=lambda: at)
    return again(batch)


def send_and_check(content, *, unit, by, at, **options):
    return check(send(content, unit=unit, by=by, at=at, **options), at)


def apply(batch, by, at):
    services.request_apply(batch=batch, by=by, at=at)
    applying.apply(batch_id=batch.pk, clock=lambda: at)
    return again(batch)


def undo(batch, by, at):
    services.request_undo(batch=batch, by=by, at=at)
    applying.undo(batch_id=batch.pk, clock=lambda: at)
    return again(batch)


def bring_in(content, *, unit, by, at, **options):
    """Send, check and apply."""
    return apply(send_and_check(content, unit=unit, by=by, at=at, **options), by, at)


def again(batch):
    return ImportBatch.objects.select_related("unit").get(pk=batch.pk)


def outcomes(batch):
    return dict(batch.rows.values_list("number", "outcome"))


def codes(batch):
    """{row: codes of what is wrong or odd}"""
    return {row.number: [found["code"] for found in row.problems] for row in batch.rows.exclude(problems=[])}
