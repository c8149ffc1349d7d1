"""Which positions the demo's units have, and what belongs to each kind of position."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """`grades` of a PNS, `contract_grades` of a PPPK (empty: the position is not open to them), `youngest` age."""

    grades: tuple
    contract_grades: tuple = ()
    youngest: int = 23
    degrees: tuple = ("",)


GRADUATES = ("S.E.", "S.Sos.", "S.H.", "S.IP.", "S.T.", "S.A.P.", "S.Kom.")
KINDS = {
    "03": Kind(("IV/b", "IV/c"), youngest=50, degrees=("M.Si.", "M.M.", "M.A.P.")),
    "04": Kind(("IV/a", "IV/b"), youngest=43, degrees=("M.Si.", "S.H., M.H.", "S.E., M.M.", "S.Sos.")),
    "05": Kind(("III/c", "III/d"), youngest=36, degrees=GRADUATES),
    "06": Kind(("II/a", "II/c", "II/d", "III/a"), ("V", "VII"), youngest=20, degrees=("", "", "A.Md.", "S.E.")),
    "12": Kind(("II/c", "II/d"), ("VII",), youngest=22, degrees=("A.Md.",)),
    "13": Kind(("III/a", "III/b"), ("VII",), youngest=30, degrees=("A.Md.",)),
    "21": Kind(("III/a", "III/b"), ("IX",), youngest=24, degrees=GRADUATES),
    "22": Kind(("III/c", "III/d"), ("XI",), youngest=34, degrees=GRADUATES),
    "23": Kind(("IV/a", "IV/b"), youngest=44, degrees=("M.Si.", "M.M.", "M.Pd.")),
}

OFFICE = (
    ("Pengadministrasi Perkantoran", "06", 4),
    ("Penata Layanan Operasional", "06", 3),
    ("Arsiparis Terampil", "12", 1),
    ("Analis Kebijakan Ahli Pertama", "21", 2),
    ("Perencana Ahli Muda", "22", 1),
)
SCHOOL = (
    ("Guru Ahli Pertama", "21", 6),
    ("Guru Ahli Muda", "22", 3),
    ("Guru Ahli Madya", "23", 1),
    ("Pengadministrasi Perkantoran", "06", 2),
)
CLINIC = (
    ("Perawat Terampil", "12", 4),
    ("Bidan Terampil", "12", 3),
    ("Perawat Mahir", "13", 2),
    ("Dokter Ahli Pertama", "21", 1),
    ("Pranata Laboratorium Kesehatan Terampil", "12", 1),
    ("Pengadministrasi Perkantoran", "06", 2),
)
DEGREES_OF_TITLE = {
    "Guru": ("S.Pd.",),
    "Perawat": ("A.Md.Kep.",),
    "Bidan": ("A.Md.Keb.",),
    "Pranata Laboratorium": ("A.Md.Kes.",),
    "Pranata Komputer": ("S.Kom.", "S.T."),
    "Auditor": ("S.E.", "S.Ak."),
    "Dokter": ("",),
}

# unit code: (how many people, the head's position and its kind, the other positions with their weights)
STAFFING = {
    "SETDA": (42, ("Kepala Bagian Umum", "04"), (("Kepala Subbagian Tata Usaha", "05", 1), *OFFICE)),
    "ITDA": (4, ("Inspektur Pembantu I", "04"), (("Auditor Ahli Pertama", "21", 2), ("Auditor Ahli Muda", "22", 1))),
    "BKPSDM": (20, ("Kepala BKPSDM", "03"), (("Analis SDM Aparatur Ahli Pertama", "21", 4), *OFFICE)),
    "BAPPEDA": (18, ("Kepala Bappeda", "03"), (("Perencana Ahli Pertama", "21", 4), *OFFICE)),
    "DISKOMINFO": (24, ("Kepala Dinas Komunikasi dan Informatika", "03"), (
        ("Pranata Komputer Ahli Pertama", "21", 5), ("Pranata Humas Ahli Pertama", "21", 2), *OFFICE)),
    "DISDIK": (36, ("Kepala Dinas Pendidikan", "03"), (("Kepala Seksi Kurikulum", "05", 1), *OFFICE)),
    "SD-CEMPAKA": (24, ("Kepala SD Negeri 2 Cempaka", "22"), SCHOOL),
    "DINKES": (34, ("Kepala Dinas Kesehatan", "03"), (("Epidemiolog Kesehatan Ahli Pertama", "21", 2), *OFFICE)),
    "PKM-CEMPAKA": (36, ("Kepala Puskesmas Cempaka", "22"), CLINIC),
    "DUKCAPIL": (20, ("Kepala Dinas Kependudukan dan Pencatatan Sipil", "03"), (
        ("Administrator Database Kependudukan Ahli Pertama", "21", 3), ("Operator Layanan", "06", 4), *OFFICE)),
    "DPMPTSP": (16, ("Kepala DPMPTSP", "03"), (("Penata Perizinan Ahli Pertama", "21", 3), *OFFICE)),
    "KEC-KOTA": (19, ("Camat Sukamaju Kota", "04"), (("Kepala Seksi Pelayanan Umum", "05", 1), *OFFICE)),
    "MKS-DISKOMINFO": (7, ("Kepala Bidang Layanan E-Government", "04"), OFFICE),
}  # fmt: skip


def degrees(title, kind_code):
    """The titles after the name that fit this position; one of them is drawn."""
    for beginning, fitting in DEGREES_OF_TITLE.items():
        if title.startswith(beginning):
            return fitting
    return KINDS[kind_code].degrees
