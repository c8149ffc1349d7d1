"""The columns of a list of people, as the template heads them and as offices head them."""

from django.utils.translation import gettext_lazy as _

from accounts.spreadsheets import Column

SHEET = "Pegawai"

# Headings stay Indonesian in every language: they are those of the agencies' own systems.
COLUMNS = (
    Column(
        "number",
        "NIP/NI PPPK",
        ("NIP", "NIP Baru", "NIP 18", "Nomor Induk Pegawai", "NI PPPK", "NIPPPK", "NI PPPK PW", "NIP/NIPPPK", "No NIP"),
        is_required=True,
    ),
    Column("full_name", "Nama", ("Nama Lengkap", "Nama Pegawai", "Nama PNS", "Nama ASN"), is_required=True),
    Column("title_before", "Gelar Depan", ("Glr Depan", "Gelar Dpn")),
    Column("title_after", "Gelar Belakang", ("Glr Belakang", "Gelar Blk")),
    Column("email", "E-mail", ("Surel", "Email Dinas", "Email Gov", "Alamat Email", "Surel Dinas")),
    Column(
        "status",
        "Status",
        ("Status Kepegawaian", "Status Pegawai", "Jenis Pegawai", "Jenis Pegawai Nama", "Kedudukan PNS", "Jenis ASN"),
    ),
    Column(
        "rank",
        "Golongan",
        ("Gol/Ruang", "Gol Ruang", "Gol", "Golongan Ruang", "Golongan/Ruang", "Gol Ruang Akhir", "Pangkat/Gol"),
    ),
    Column("position_kind", "Jenis Jabatan", ("Jenjang", "Jenjang Jabatan", "Jns Jabatan", "Kode Jenis Jabatan")),
    Column("position_title", "Jabatan", ("Nama Jabatan", "Jabatan Nama")),
    Column(
        "unit",
        "Unit Kerja",
        ("Unor", "Nama Unor", "Unor Nama", "Unit", "Unit Organisasi", "Kode Unit", "Kode Unor", "Nama Unit Kerja"),
        is_required=True,
    ),
    Column("unit_id", "Unor ID", ("ID Unor", "SIASN Unor ID"), stands_for="unit"),
    Column(
        "started_on", "TMT", ("TMT Jabatan", "Terhitung Mulai Tanggal", "Mulai Tanggal", "Berlaku Sejak", "TMT Unit")
    ),
    Column("old_number", "NIP Lama", ("NI PPPK Lama", "NIP Sebelumnya", "NIP/NI PPPK Lama")),
    Column("superior", "NIP Atasan", ("NIP Atasan Langsung", "Atasan", "NIP/NI PPPK Atasan")),
    Column("birth_date", "Tanggal Lahir", ("Tgl Lahir", "Tgl. Lahir", "TglLhr")),
    Column("sex", "Jenis Kelamin", ("JK", "L/P", "Kelamin", "Sex")),
)
IN_TEMPLATE = [column for column in COLUMNS if column.code not in ("unit_id", "sex")]

LABELS = {column.code: column.label for column in COLUMNS}

NOTES = [
    ("", _("One row for each person. Only NIP/NI PPPK, Nama and Unit Kerja must be filled in.")),
    ("", _("An empty cell or a dash changes nothing about someone who is already known. Remove a fact on their page.")),
    (LABELS["number"], _("18 digits, as text: the cells of this column are already formatted as text.")),
    (LABELS["full_name"], _("With or without titles. Titles are separated from the name when the file is read.")),
    (LABELS["email"], _("May be empty. Each address belongs to one person only.")),
    (LABELS["status"], _("PNS, CPNS, PPPK or PPPK Paruh Waktu. Empty: as the number says.")),
    (LABELS["rank"], _("For example III/a, or IX for PPPK.")),
    (LABELS["position_kind"], _("A code or a name of the list below.")),
    (
        LABELS["unit"],
        _("SIASN unor id, local code, or name. If a name exists twice: Dinas Kesehatan > Sekretariat."),
    ),
    (LABELS["started_on"], _("Since when this position holds: 31-12-2026, 2026-12-31 or 31 Desember 2026.")),
    (LABELS["old_number"], _("Only when a number has changed: the earlier number finds the person.")),
    (LABELS["superior"], _("May be empty. Someone of the agency or of this file.")),
    (LABELS["birth_date"], _("May be empty. It is compared with the number and not stored.")),
]
