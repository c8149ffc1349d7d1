"""The columns of a list of units, as the template heads them and as SIASN and offices head them."""

from django.utils.translation import gettext_lazy as _

from accounts.spreadsheets import Column

SHEET = "Unit"

# Headings stay Indonesian in every language: they are those of the agencies' own systems.
COLUMNS = (
    Column("siasn_id", "ID Unor", ("Unor ID", "ID Unor SIASN", "SIASN ID", "UUID Unor", "ID SIASN")),
    Column("code", "Kode Unit", ("Kode", "Kode Unor", "Kode Lokal", "Kode Satker", "Kode Unit Kerja")),
    Column("name", "Nama Unit", ("Nama Unor", "Unor", "Unit Kerja", "Unit", "Nama Unit Kerja"), is_required=True),
    Column("short_name", "Nama Singkat", ("Singkatan", "Nama Pendek")),
    Column(
        "parent",
        "Unit Atasan",
        (
            "Unor Atasan",
            "ID Unor Atasan",
            "Diatasan ID",
            "Induk",
            "Unor Induk",
            "ID Unor Induk",
            "Unit Induk",
            "Kode Induk",
            "Kode Unit Induk",
        ),
        is_required=True,
    ),
)
LABELS = {column.code: column.label for column in COLUMNS}

NOTES = [
    ("", _("One row for each unit, in any order. An empty cell changes nothing about a unit that is already known.")),
    (LABELS["siasn_id"], _("The unor id of SIASN. It finds a unit whatever its name is.")),
    (LABELS["code"], _("The agency's own code. It finds a unit that has no SIASN id here.")),
    (LABELS["name"], _("The full name. It finds a unit without id and code below its unit above.")),
    (
        LABELS["parent"],
        _("SIASN unor id, local code, or name of the unit above. Empty for units right below the agency."),
    ),
]
