"""Incidents and requests that exist only in tests."""

import datetime

from accounts.models import DataCategory
from accounts.privacy.services.breaches import record_breach
from accounts.privacy.services.requests import file_request
from tests.factories.accounts import make_officer


def make_breach(unit, at, *, officer=None, title="Berkas peserta terkirim ke alamat yang salah", **facts):
    return record_breach(
        officer=officer,
        unit=unit,
        title=title,
        happened_at=at - datetime.timedelta(days=1),
        found_at=at,
        data_categories=DataCategory.objects.filter(code="identity"),
        people_count=0,
        cause="Salah memilih penerima.",
        measures="Penerima menghapus berkas itu.",
        **facts,
    )


def make_request(person, at, *, kind="correction", wish="Perbaiki gelar saya."):
    return file_request(person=person, kind=kind, wish=wish, at=at)


def make_dpo(unit, full_name="Pelindung Data", **fields):
    return make_officer("data_protection_officer", unit, full_name, **fields)
