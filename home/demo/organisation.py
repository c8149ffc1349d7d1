"""Agencies that do not exist: a regency with its units, a town so that "another agency" is real, a centre of both."""

import datetime

from accounts import services
from accounts.models import OrgUnit

FOUNDED_ON = datetime.date(2017, 1, 3)
REGENCY, TOWN, CENTRE = "SUKAMAJU", "MEKARSARI", "PUSLATBER"

# (code, name, short name, code of the unit above)
UNITS = (
    (REGENCY, "Pemerintah Kabupaten Sukamaju", "Pemkab Sukamaju", None),
    ("SETDA", "Sekretariat Daerah", "Setda", REGENCY),
    ("ITDA", "Inspektorat Daerah", "Inspektorat", REGENCY),
    ("BKPSDM", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "BKPSDM", REGENCY),
    ("BAPPEDA", "Badan Perencanaan Pembangunan Daerah", "Bappeda", REGENCY),
    ("DISKOMINFO", "Dinas Komunikasi dan Informatika", "Diskominfo", REGENCY),
    ("DISDIK", "Dinas Pendidikan", "Disdik", REGENCY),
    ("SD-CEMPAKA", "SD Negeri 2 Cempaka", "SDN 2 Cempaka", "DISDIK"),
    ("DINKES", "Dinas Kesehatan", "Dinkes", REGENCY),
    ("PKM-CEMPAKA", "Puskesmas Cempaka", "Puskesmas Cempaka", "DINKES"),
    ("DUKCAPIL", "Dinas Kependudukan dan Pencatatan Sipil", "Disdukcapil", REGENCY),
    ("DPMPTSP", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "DPMPTSP", REGENCY),
    ("KEC-KOTA", "Kecamatan Sukamaju Kota", "Kec. Sukamaju Kota", REGENCY),
    (TOWN, "Pemerintah Kota Mekarsari", "Pemkot Mekarsari", None),
    ("MKS-DISKOMINFO", "Dinas Komunikasi dan Informatika Kota Mekarsari", "Diskominfo Mekarsari", TOWN),
    (CENTRE, "Pusat Pelatihan Bersama Sukamaju dan Mekarsari", "Puslatber", None),
)


def load_units():
    """{code: unit}. What an administrator renamed or moved meanwhile stays as it is."""
    units = {unit.code: unit for unit in OrgUnit.objects.filter(code__in=[code for code, *_ in UNITS])}
    for code, name, short_name, above in UNITS:
        if code not in units:
            fields = {"code": code, "name": name, "short_name": short_name, "opened_on": FOUNDED_ON}
            # Read anew, because adding a child changes what the tree knows of its parent.
            units[code] = (
                OrgUnit.objects.get(pk=units[above].pk).add_child(**fields) if above else OrgUnit.add_root(**fields)
            )
    return units


def tell_of_a_reorganisation(units, *, at):
    """A unit of the past: renamed, then merged into another, so that the tree has a history to show."""
    if OrgUnit.objects.filter(code="ARSIP").exists():
        return
    office = services.open_unit(
        parent=units[REGENCY],
        name="Kantor Arsip",
        code="ARSIP",
        on=FOUNDED_ON,
        document="Perda Nomor 6 Tahun 2016",
        at=at,
    )
    services.rename_unit(
        unit=office,
        name="Kantor Arsip dan Dokumentasi",
        on=datetime.date(2020, 1, 6),
        document="Perda Nomor 2 Tahun 2019",
        at=at,
    )
    services.merge_unit(
        unit=office, into=units["SETDA"], on=datetime.date(2023, 1, 2), document="Perda Nomor 4 Tahun 2022", at=at
    )
