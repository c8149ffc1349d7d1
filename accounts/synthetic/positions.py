"""Positions as they are common in offices, schools and clinics, and what belongs to each kind of position."""

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


def degrees(title, kind_code):
    """The titles after the name that fit this position; one of them is drawn."""
    for beginning, fitting in DEGREES_OF_TITLE.items():
        if title.startswith(beginning):
            return fitting
    return KINDS[kind_code].degrees
