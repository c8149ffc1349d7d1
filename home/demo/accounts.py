"""The people who try the demo: one for each role and for each state that a learner can be in."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from accounts.identity_numbers import grouped
from accounts.models import Employment, PositionKind, Rank, RoleAssignment, User
from accounts.services import employ, grant_role

PASSWORD = "belajar-aman-2026"  # noqa: S105 -- printed for everyone who tries the demo
Role = RoleAssignment.Role


@dataclass(frozen=True, kw_only=True)
class Account:
    label: str
    number: str
    full_name: str
    title_before: str = ""
    title_after: str = ""
    status: str = "PNS"
    grade: str
    kind_code: str
    position_title: str
    unit_code: str
    started_on: datetime.date
    role: str = ""
    role_unit_code: str | None = None
    hint: str


BEGINNER = Account(
    label="Peserta, belum mulai",
    number="199505172024212001",
    full_name="Siti Rahmawati",
    title_after="A.Md.",
    status="PPPK",
    grade="VII",
    kind_code="06",
    position_title="Operator Layanan Operasional",
    unit_code="DUKCAPIL",
    started_on=datetime.date(2024, 5, 1),
    hint="daftar LDA-101, kerjakan tes awal; di ASD-101 coba semua jenis soal",
)
HALFWAY = Account(
    label="Peserta, di tengah jalan",
    number="198709232011011002",
    full_name="Yohanes Kapitan",
    title_after="A.Md.Kep.",
    grade="III/a",
    kind_code="13",
    position_title="Perawat Mahir",
    unit_code="PKM-CEMPAKA",
    started_on=datetime.date(2011, 1, 3),
    hint="lanjutkan dari modul 4, buka hasil tes awal dan Kuis 1",
)
CERTIFIED = Account(
    label="Peserta, bersertifikat",
    number="196912041994032003",
    full_name="Ni Made Sukerti",
    title_before="Dra.",
    title_after="M.Si.",
    grade="IV/a",
    kind_code="04",
    position_title="Kepala Bidang Pelayanan Pendaftaran Penduduk",
    unit_code="DUKCAPIL",
    started_on=datetime.date(1994, 3, 1),
    hint="sertifikat dalam setiap keadaan: unduh, bagikan, minta koreksi, periksa kodenya; profil kompetensi",
)
SUPERIOR = Account(
    label="Atasan",
    number="197404222002122006",
    full_name="Fransiska Nirmala Dewi",
    title_before="dr.",
    title_after="M.Kes.",
    grade="IV/b",
    kind_code="23",
    position_title="Kepala Puskesmas Cempaka",
    unit_code="PKM-CEMPAKA",
    started_on=datetime.date(2002, 12, 2),
    hint="tim: kesenjangan, rencana pengembangan yang menunggu persetujuan, penilaian kompetensi",
)
REGENCY_OFFICER = Account(
    label="Pejabat SDM, kabupaten",
    number="197806112003121004",
    full_name="Ahmad Fauzi Lubis",
    title_after="S.IP., M.A.P.",
    grade="IV/a",
    kind_code="04",
    position_title="Kepala Bidang Pengembangan Kompetensi Aparatur",
    unit_code="BKPSDM",
    started_on=datetime.date(2003, 12, 1),
    role=Role.HR_OFFICER,
    role_unit_code="SUKAMAJU",
    hint="papan 300 pegawai, peta kesenjangan, klaim pelatihan, penilaian kompetensi, tugaskan pelatihan",
)
TRAINER = Account(
    label="Pengajar",
    number="197511082001122001",
    full_name="Sri Wahyuni Handayani",
    title_after="S.Kom., M.Pd.",
    grade="IV/a",
    kind_code="23",
    position_title="Widyaiswara Ahli Madya",
    unit_code="BKPSDM",
    started_on=datetime.date(2001, 12, 3),
    role=Role.TRAINER,
    hint="ubah pelajaran dan soal di /admin/; dari halaman kuis buka meja kuis: analisis, banding, pengecualian",
)
MARKER = Account(
    label="Penilai",
    number="198303082008012004",
    full_name="Ratna Kusumawati",
    title_after="S.Pd., M.A.P.",
    grade="III/d",
    kind_code="22",
    position_title="Analis Kebijakan Ahli Muda",
    unit_code="KEC-KOTA",
    started_on=datetime.date(2008, 1, 2),
    hint="nilai esai dan berkas pelatihan ASD-101 di Tugas petugas, lalu rilis nilainya",
)
AGENCY_ADMINISTRATOR = Account(
    label="Administrator instansi",
    number="198407112009022003",
    full_name="Dewi Anggraeni",
    title_after="S.Kom., M.M.",
    grade="III/d",
    kind_code="22",
    position_title="Analis SDM Aparatur Ahli Muda",
    unit_code="BKPSDM",
    started_on=datetime.date(2009, 2, 2),
    role=Role.AGENCY_ADMINISTRATOR,
    role_unit_code="SUKAMAJU",
    hint="pegawai, impor, unit, kode aktivasi, peran, standar jabatan, dan penerbitan sertifikat di Tugas petugas",
)
SIGNATORY = Account(
    label="Penanda tangan",
    number="196908171994032008",
    full_name="Endang Lestari",
    title_before="Dra.",
    title_after="M.Si.",
    grade="IV/c",
    kind_code="03",
    position_title="Kepala BKPSDM Kabupaten Sukamaju",
    unit_code="BKPSDM",
    started_on=datetime.date(1994, 3, 1),
    role=Role.SIGNATORY,
    role_unit_code="SUKAMAJU",
    hint="setujui penerbitan untuk satu angkatan, putuskan koreksi nama, cabut sertifikat",
)
DATA_PROTECTION_OFFICER = Account(
    label="Pejabat pelindungan data pribadi",
    number="198010052005011006",
    full_name="Bambang Sutrisno",
    title_after="S.H., M.H.",
    grade="IV/a",
    kind_code="04",
    position_title="Kepala Bagian Hukum",
    unit_code="SETDA",
    started_on=datetime.date(2005, 1, 3),
    role=Role.DATA_PROTECTION_OFFICER,
    role_unit_code="SUKAMAJU",
    hint="permintaan data pribadi, masa simpan, dan catatan pemrosesan di Tugas petugas",
)
AUDITOR = Account(
    label="Auditor",
    number="198605192010012007",
    full_name="Maria Goreti Bere",
    title_after="S.E., Ak.",
    grade="III/d",
    kind_code="22",
    position_title="Auditor Ahli Muda",
    unit_code="ITDA",
    started_on=datetime.date(2010, 1, 4),
    role=Role.AUDITOR,
    role_unit_code="SUKAMAJU",
    hint="jejak audit: siapa melihat dan mengubah apa; ekspor CSV",
)
ADMINISTRATOR = Account(
    label="Administrator",
    number="199002142015031003",
    full_name="Jonathan Situmorang",
    title_after="S.T.",
    grade="III/c",
    kind_code="22",
    position_title="Pranata Komputer Ahli Muda",
    unit_code="DISKOMINFO",
    started_on=datetime.date(2015, 3, 2),
    role=Role.ADMINISTRATOR,
    hint="orang, unit, peran, kunci, templat, dan nomor sertifikat di /admin/; cabut sertifikat",
)
ACCOUNTS = (
    BEGINNER,
    HALFWAY,
    CERTIFIED,
    SUPERIOR,
    Account(
        label="Pejabat SDM, Diskominfo",
        number="198203152006042005",
        full_name="Rina Marlina",
        title_after="S.Sos.",
        grade="III/d",
        kind_code="05",
        position_title="Kepala Subbagian Umum dan Kepegawaian",
        unit_code="DISKOMINFO",
        started_on=datetime.date(2006, 4, 3),
        role=Role.HR_OFFICER,
        role_unit_code="DISKOMINFO",
        hint="papan satu unit; pegawai unit lain tidak terlihat",
    ),
    REGENCY_OFFICER,
    Account(
        label="Pejabat SDM, instansi lain",
        number="198901252014021001",
        full_name="Yosef Rumbiak",
        title_after="S.Kom.",
        grade="III/c",
        kind_code="05",
        position_title="Kepala Subbagian Kepegawaian",
        unit_code="MKS-DISKOMINFO",
        started_on=datetime.date(2014, 2, 3),
        role=Role.HR_OFFICER,
        role_unit_code="MEKARSARI",
        hint="papan Kota Mekarsari; Kabupaten Sukamaju tidak terlihat",
    ),
    AGENCY_ADMINISTRATOR,
    SIGNATORY,
    DATA_PROTECTION_OFFICER,
    AUDITOR,
    TRAINER,
    MARKER,
    ADMINISTRATOR,
)


def load_accounts(units, *, at):
    """Create those who are missing, with their roles. Returns {number: person} of the new ones."""
    known = set(Employment.objects.filter(number__in=_numbers()).values_list("number", flat=True))
    missing = [account for account in ACCOUNTS if account.number not in known]
    if not missing:
        return {}
    password = make_password(PASSWORD)
    return {account.number: _create(account, units, password, at=at) for account in missing}


def table():
    """The lines to print for whoever tries the demo."""
    rows = [("Peran", "NIP / NI PPPK", "Nama", "Yang dapat dicoba")]
    rows += [(each.label, grouped(each.number), each.full_name, each.hint) for each in ACCOUNTS]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    ]
    lines.insert(1, "-" * max(len(line) for line in lines))
    return [*lines, f"Kata sandi semua akun / password of all accounts: {PASSWORD}"]


def _numbers():
    return [account.number for account in ACCOUNTS]


def person_of(account):
    """Who has the account's number, or None: somebody may have removed the record since."""
    employment = Employment.objects.filter(number=account.number).select_related("user").first()
    return employment and employment.user


def _create(account, units, password, *, at):
    user = User.objects.create(
        full_name=account.full_name,
        title_before=account.title_before,
        title_after=account.title_after,
        password=password,
    )
    scheme = "PPPK" if account.status.startswith("PPPK") else "PNS"
    employ(
        user=user,
        number=account.number,
        status=account.status,
        rank=Rank.objects.get(scheme=scheme, grade=account.grade),
        position_kind=PositionKind.objects.get(code=account.kind_code),
        position_title=account.position_title,
        unit=units[account.unit_code],
        started_on=account.started_on,
    )
    if account.role:
        unit = units[account.role_unit_code] if account.role_unit_code else None
        grant_role(user=user, role=account.role, unit=unit, at=at)
    return user
