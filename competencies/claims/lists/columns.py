"""The columns of a list of trainings, as the template heads them and as SIASN and offices head them."""

from django.utils.translation import gettext_lazy as _

from accounts.spreadsheets import Column

SHEET = "Pelatihan"

# Headings stay Indonesian in every language: they are those of the agencies' own systems.
COLUMNS = (
    Column("number", "NIP/NI PPPK", ("NIP", "NIP Baru", "NI PPPK", "Nomor Induk Pegawai"), is_required=True),
    Column(
        "form",
        "Bentuk",
        ("Kode Bentuk", "Bentuk Pelatihan", "Jenis Diklat", "jenisDiklatId", "Jenis Pelatihan", "Jenis Kursus"),
        is_required=True,
    ),
    Column(
        "name",
        "Nama Pelatihan",
        ("Nama Diklat", "Nama Kursus", "namaKursus", "Pelatihan", "Kegiatan"),
        is_required=True,
    ),
    Column(
        "organiser",
        "Penyelenggara",
        ("Institusi Penyelenggara", "institusiPenyelenggara", "Penyelenggara Diklat", "Lembaga"),
        is_required=True,
    ),
    Column("place", "Tempat", ("Lokasi", "Tempat Diklat")),
    Column("is_abroad", "Internasional", ("Luar Negeri", "Nasional/Internasional")),
    Column(
        "started_on",
        "Tanggal Mulai",
        ("Tgl Mulai", "Mulai", "tanggalKursus", "Tanggal Kursus", "Tanggal"),
        is_required=True,
    ),
    Column("ended_on", "Tanggal Selesai", ("Tgl Selesai", "Selesai", "tanggalSelesaiKursus"), is_required=True),
    Column("stated_hours", "JP", ("Jumlah JP", "Jumlah Jam", "jumlahJam", "Jam Pelajaran", "Durasi")),
    Column("minutes", "Menit", ("Jumlah Menit",)),
    Column("occasions", "Kali", ("Jumlah Kali", "Frekuensi")),
    Column("certificate_number", "Nomor Sertifikat", ("No Sertifikat", "nomorSertipikat", "Nomor STTPP", "Nomor")),
    Column("certified_on", "Tanggal Sertifikat", ("Tgl Sertifikat", "Tanggal STTPP")),
    Column("valid_until", "Berlaku Sampai", ("Masa Berlaku", "Berlaku Hingga")),
    Column("competencies", "Kompetensi", ("Kode Kompetensi",)),
)
LABELS = {column.code: column.label for column in COLUMNS}

NOTES = [
    (
        "",
        _(
            "One row for each training of one person. "
            "What is recorded already, such as a course of this site, is passed over."
        ),
    ),
    (LABELS["number"], _("18 digits, as text: the cells of this column are already formatted as text.")),
    (LABELS["form"], _("The code of the regulation (such as KL03), the number of SIASN (1 to 25), or the name.")),
    (LABELS["is_abroad"], _("ya or tidak. Empty means tidak.")),
    (LABELS["started_on"], _("For example 31-12-2026.")),
    (LABELS["stated_hours"], _("As on the certificate.")),
    (
        LABELS["occasions"],
        _("For coaching and mentoring the number of meetings, for studies the semesters. Otherwise 1."),
    ),
    (LABELS["certificate_number"], _("Leave it empty if a whole group has the same letter.")),
    (
        LABELS["competencies"],
        _("Framework, code and level, such as kominfo-4-pilar:AMAN.3=2; several with a semicolon."),
    ),
]
