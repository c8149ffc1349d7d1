"""An invented agency with as many units as wanted, four levels deep."""

from dataclasses import dataclass

AGENCY = "SINTETIS"
FIELDS = (
    "Pendidikan", "Kesehatan", "Pekerjaan Umum", "Perhubungan", "Sosial", "Tenaga Kerja", "Lingkungan Hidup",
    "Pertanian", "Perikanan", "Perdagangan", "Perindustrian", "Pariwisata", "Kebudayaan", "Kearsipan",
    "Komunikasi dan Informatika", "Pemuda dan Olahraga", "Perumahan", "Pertanahan", "Kependudukan", "Perizinan",
)  # fmt: skip
KINDS = ("Dinas", "Bidang", "Seksi")
BELOW = 8  # how many units one unit has below it, on average


@dataclass(frozen=True)
class Unit:
    code: str
    name: str
    parent_code: str | None


def invent_units(count):
    """`count` units in an order in which every unit comes after the one above it."""
    units = [Unit(AGENCY, "Pemerintah Kabupaten Sintetis", None)]
    offices = max(1, (count - 1) // (1 + BELOW + BELOW * BELOW))
    for number in range(1, count):
        parent, level = _parent(number, offices)
        field = FIELDS[number % len(FIELDS)]
        name = f"{KINDS[level]} {field} {number}"
        units.append(Unit(f"S{number:05d}", name, f"S{parent:05d}" if parent else AGENCY))
    return units


def _parent(number, offices):
    """The number of the unit above (0: the agency) and the level: offices first, then divisions, then sections."""
    divisions = offices * BELOW
    if number <= offices:
        return 0, 0
    if number <= offices + divisions:
        return (number - offices - 1) % offices + 1, 1
    return offices + (number - offices - divisions - 1) % divisions + 1, 2
