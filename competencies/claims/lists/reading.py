"""One row of a list, read cell by cell. No database: codes stay codes."""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.day_fields import EARLIEST, LATEST
from accounts.identity_numbers import parse
from accounts.spreadsheets import MalformedDate, clean_text, is_spreadsheet_error, read_date
from competencies.claims import checking, words
from competencies.claims.lists.columns import LABELS

LONGEST = {"name": 255, "organiser": 255, "place": 160, "certificate_number": 120}
NEEDED = ("form", "name", "organiser")
YES, NO = (
    {"ya", "y", "1", "yes", "true", "internasional", "luar negeri"},
    {
        "",
        "tidak",
        "t",
        "n",
        "0",
        "no",
        "false",
        "nasional",
        "dalam negeri",
    },
)
PROVED = re.compile(r"(?P<framework>[^:=;]+):(?P<code>[^:=;]+)=\s*(?P<level>\d{1,3})")


@dataclass
class Row:
    """`facts` by names of ExternalTraining, but `form` as the text of the cell. `competencies` are (framework, code,
    level)."""

    number: int
    identity: object = None  # accounts.identity_numbers.IdentityNumber
    facts: dict = field(default_factory=dict)
    competencies: list = field(default_factory=list)
    problems: list = field(default_factory=list)  # (column, message)

    def complain(self, column, message):
        self.problems.append((LABELS.get(column, ""), str(message)))

    @property
    def training(self):
        return checking.Training(**{name: self.facts[name] for name in checking.Training.__dataclass_fields__})

    @property
    def key(self):
        return checking.number_key(self.facts.get("certificate_number", ""))


def read(number, values, *, today):
    row = Row(number)
    for code in LABELS:
        if is_spreadsheet_error(values.get(code)):
            row.complain(code, _("The spreadsheet shows an error in this cell. Enter the value itself."))
            values = {**values, code: None}
    _read_identity(row, values)
    _read_texts(row, values)
    _read_days(row, values)
    _read_numbers(row, values)
    _read_competencies(row, values)
    if not row.problems:
        born_on = row.identity.birth_date
        for problem in checking.problems(row.training, today=today, born_on=born_on):
            row.complain(problem.field, words.sentence(problem))
    return row


def _read_identity(row, values):
    try:
        row.identity = parse(clean_text(values.get("number")))
    except ValidationError as error:
        row.complain("number", error.messages[0])


def _read_texts(row, values):
    for name in ("form", *LONGEST):
        text = clean_text(values.get(name))
        row.facts[name] = text
        if not text and name in NEEDED:
            row.complain(name, _("This cell must not be empty."))
        elif len(text) > LONGEST.get(name, 255):
            row.complain(name, _("At most %(limit)s characters.") % {"limit": LONGEST.get(name, 255)})
    said = clean_text(values.get("is_abroad")).casefold()
    row.facts["is_abroad"] = said in YES
    if said not in YES | NO:
        row.complain("is_abroad", _("Write ya or tidak."))


def _read_days(row, values):
    for name in ("started_on", "ended_on", "certified_on", "valid_until"):
        row.facts[name] = None
        try:
            row.facts[name] = read_date(values.get(name))
        except MalformedDate:
            row.complain(name, _("Enter the date as day, month and year, such as 31-12-2026."))
            continue
        day = row.facts[name]
        if day is None and name in ("started_on", "ended_on"):
            row.complain(name, _("This cell must not be empty."))
        if day is not None and not EARLIEST <= day <= LATEST:
            row.complain(name, _("Enter a day between the years 1900 and 2999."))


def _read_numbers(row, values):
    for name, usual in (("stated_hours", None), ("minutes", None), ("occasions", 1)):
        text = clean_text(values.get(name))
        row.facts[name] = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else usual
        if text and not (text.isascii() and text.isdigit() and len(text) < 8):
            row.complain(name, _("Enter a whole number."))


def _read_competencies(row, values):
    text = clean_text(values.get("competencies"))
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = PROVED.fullmatch(part)
        if match is None:
            row.complain("competencies", _("Write framework:code=level, such as kominfo-4-pilar:AMAN.3=2."))
            return
        row.competencies.append((match["framework"].strip(), match["code"].strip(), int(match["level"])))
