"""The lines of a standard as a table for a spreadsheet: its template, what an export holds, and reading it again."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import spreadsheets
from accounts.models import PositionKind
from accounts.spreadsheets import Column, clean_text
from competencies.standards.judging import facts_problems
from competencies.standards.lines import Facts, Problem, doubled
from competencies.standards.rows import facts_of
from competencies.standards.scales import demandable

SHEET = "Standar"
MAX_ROWS = 2000
MAX_SIZE = 512 * 1024

# Headings stay Indonesian in every language, as those of the other templates.
COLUMNS = (
    Column("framework", "Kerangka", ("Kode Kerangka", "Kamus"), is_required=True),
    Column("competency", "Kompetensi", ("Kode Kompetensi",), is_required=True),
    Column("name", "Nama Kompetensi", ("Nama",)),
    Column("kind", "Jenis Jabatan", ("Kode Jenis Jabatan", "Jenjang", "Jenjang Jabatan")),
    Column("title", "Jabatan", ("Nama Jabatan",)),
    Column("lowest_level", "Tingkat Minimal", ("Tingkat", "Level", "Tingkat Terendah"), is_required=True),
    Column("wished_level", "Tingkat yang Diharapkan", ("Tingkat Harapan",)),
    Column("recent_months", "Bukti Paling Lama (bulan)", ("Bukti Paling Lama",)),
    Column("weight", "Bobot"),
    Column("is_waived", "Tidak Dituntut", ("Dikecualikan",)),
)
LABELS = {column.code: column.label for column in COLUMNS}
NOTES = [
    ("", gettext_lazy("One row for each competency and the positions that it is demanded of.")),
    (LABELS["framework"], gettext_lazy("A code of the list below.")),
    (LABELS["competency"], gettext_lazy("The code of the competency in its framework.")),
    (LABELS["name"], gettext_lazy("For your orientation; it is not read.")),
    (LABELS["kind"], gettext_lazy("A code or a name of the list below. Empty: every kind of position.")),
    (LABELS["title"], gettext_lazy("Only people with this very position title. Empty: every title.")),
    (LABELS["lowest_level"], gettext_lazy("A level of the framework, as a number.")),
    (LABELS["wished_level"], gettext_lazy("May be empty.")),
    (LABELS["recent_months"], gettext_lazy("How old a proof may be. Empty: as long as it is valid.")),
    (LABELS["weight"], gettext_lazy("1 to 5; empty means 1. Gaps of a larger weight come first.")),
    (LABELS["is_waived"], gettext_lazy("“ya” if the competency is demanded further up but not here.")),
]
YES, NO = {"ya", "y", "yes", "x", "1", "true", "benar"}, {"", "tidak", "t", "no", "0", "false", "salah"}


@dataclass
class ReadRow:
    """A row of the file: what it says, or what is wrong with it."""

    number: int
    label: str
    facts: Facts | None = None
    problems: list = field(default_factory=list)


def read(file, unit):
    """The rows of a file for a standard of `unit`. Raises UnreadableFile."""
    names = Names(unit)
    with spreadsheets.open_table(file, COLUMNS, max_rows=MAX_ROWS) as table:
        rows = [_row(number, values, names) for number, values in table]
    sound = [row for row in rows if not row.problems]
    for row, problems in zip(sound, facts_problems([row.facts for row in sound], unit), strict=True):
        row.problems = [Problem(_column(problem.field), problem.code, problem.params) for problem in problems]
    for place, first in doubled([row.facts for row in sound]).items():
        sound[place].problems.append(Problem("competency", "doubled_in_file", (("row", sound[first].number),)))
    return rows


class Names:
    """What codes of a file mean in a standard of `unit`."""

    def __init__(self, unit):
        self.competencies = {}
        for competency in demandable(unit):
            of_framework = self.competencies.setdefault(competency.framework.code.casefold(), {})
            of_framework[competency.code.casefold()] = competency
        kinds = PositionKind.objects.all()
        self.kinds = {name.casefold(): kind.code for kind in kinds for name in (kind.name, kind.code)}


def _row(number, values, names):
    texts = {code: clean_text(values.get(code)) for code in LABELS}
    row = ReadRow(number, f"{texts['framework']} {texts['competency']}".strip())
    problems = row.problems
    competency = _competency(texts, names, problems)
    kind = _kind(texts["kind"], names, problems)
    is_waived = _is_waived(texts["is_waived"], problems)
    numbers = {code: _number(code, texts[code], problems) for code in NUMBERS}
    if not problems:
        numbers["weight"] = 1 if numbers["weight"] is None else numbers["weight"]
        row.facts = Facts(competency=competency.pk, kind=kind, title=texts["title"], is_waived=is_waived, **numbers)
    return row


NUMBERS = ("lowest_level", "wished_level", "recent_months", "weight")


def _competency(texts, names, problems):
    for code in ("framework", "competency"):
        if not texts[code]:
            problems.append(Problem(code, "required"))
    if problems:
        return None
    framework = names.competencies.get(texts["framework"].casefold())
    if framework is None:
        problems.append(Problem("framework", "framework_unknown", (("value", texts["framework"][:80]),)))
        return None
    competency = framework.get(texts["competency"].casefold())
    if competency is None:
        facts = (("framework", texts["framework"][:80]), ("value", texts["competency"][:80]))
        problems.append(Problem("competency", "competency_unknown", facts))
    return competency


def _kind(text, names, problems):
    # A spreadsheet takes the code 05 for the number 5.
    code = names.kinds.get(text.casefold()) or names.kinds.get(text.zfill(2)) if text else ""
    if code is None:
        problems.append(Problem("kind", "kind_unknown", (("value", text[:80]),)))
    return code


def _is_waived(text, problems):
    word = text.casefold()
    if word not in YES | NO:
        problems.append(Problem("is_waived", "yes_or_no", (("value", text[:80]),)))
    return word in YES


def _number(code, text, problems):
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        problems.append(Problem(code, "number", (("value", text[:80]),)))
        return None
    return int(text)


def _column(field):
    return field if field in LABELS else "competency"


def headings():
    return [column.label for column in COLUMNS]


def table_of(standard):
    """The cells of each line, as they are read again."""
    lines = standard.lines.select_related("competency__framework", "position_kind")
    return [_cells(line, facts_of(line)) for line in lines.order_by(*IN_ORDER)]


IN_ORDER = (
    "competency__framework__code",
    "competency__order",
    "competency__code",
    "position_kind__code",
    "position_title",
    "pk",
)


def _cells(line, facts):
    competency = line.competency
    numbers = [getattr(facts, code) for code in NUMBERS]
    return [
        competency.framework.code,
        competency.code,
        competency.name,
        facts.kind,
        facts.title,
        *("" if number is None else str(number) for number in numbers),
        "ya" if facts.is_waived else "",
    ]


def workbook(unit, rows, *, empty_rows=0):
    return spreadsheets.write_xlsx(
        SHEET, headings(), rows, notes=_notes(unit), notes_name="Petunjuk", empty_rows=empty_rows
    )


def _notes(unit):
    notes = [(heading, str(text)) for heading, text in NOTES]
    notes += [("", ""), (_("Kinds of position"), "")]
    notes += [(kind.code, kind.name) for kind in PositionKind.objects.all()]
    framework = None
    for competency in demandable(unit).order_by("framework__code", "order", "code"):
        if competency.framework != framework:
            framework = competency.framework
            notes += [("", ""), (framework.code, framework.name)]
        notes.append((competency.code, competency.name))
    return notes
