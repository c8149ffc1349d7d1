"""What stands in a cell: text without the traces of copying, and dates in every form that offices write."""

import datetime
import re
import unicodedata

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            ("januari", "january", "jan"),
            ("februari", "february", "feb", "pebruari", "peb"),
            ("maret", "march", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("agustus", "august", "agu", "aug", "agt", "agst", "ags"),
            ("september", "sep", "sept"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nov", "nopember", "nop"),
            ("desember", "december", "des", "dec"),
        ],
        start=1,
    )
    for name in names
}
DAY_FIRST = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
IN_WORDS = re.compile(r"^(\d{1,2})[ -]([a-z]+)\.?[ -](\d{4})$")
MIDNIGHT = re.compile(r"[T ]00:00(:00)?(\.0+)?$")
# The mark with which lists keep a number, or what looks like a formula, as text.
AS_TEXT = re.compile(r"^'(?=[\d=+\-@])")
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
SPACES = re.compile(r"\s+")
# Days since this one are what a spreadsheet keeps for a date; the range leaves room for neither a year nor a count.
FIRST_SERIAL_DAY = datetime.date(1899, 12, 30)
SERIALS = range(10_000, 80_000)
SPREADSHEET_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
NOTHING = {"", "-", "–", "—"}


class MalformedDate(ValueError):
    """The text is no day that exists in one of the forms we read."""


def clean_text(raw):
    """The cell as text: composed letters, single spaces, nothing invisible; "" for an empty one or a dash."""
    if raw is None:
        return ""
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        raw = int(raw)
    if type(raw) is str and raw.isascii():
        text = " ".join(raw.split())
    else:
        text = SPACES.sub(" ", INVISIBLE.sub("", unicodedata.normalize("NFC", str(raw)))).strip()
    text = AS_TEXT.sub("", text.replace("\x00", ""))
    return "" if text in NOTHING else text


def is_spreadsheet_error(raw):
    return isinstance(raw, str) and raw.strip().upper() in SPREADSHEET_ERRORS


def read_date(raw):
    """A day from a cell: a real date, a serial number, 31-12-2026, 31/12/2026, 2026-12-31 or "31 Desember 2026".

    None for an empty cell. Raises MalformedDate.
    """
    if isinstance(raw, datetime.datetime):
        return raw.date()
    if isinstance(raw, datetime.date):
        return raw
    text = MIDNIGHT.sub("", clean_text(raw).lower())
    if not text:
        return None
    try:
        return _from_text(text)
    except (ValueError, OverflowError):
        raise MalformedDate(text) from None


def _from_text(text):
    if match := YEAR_FIRST.match(text):
        return datetime.date(*map(int, match.groups()))
    if match := DAY_FIRST.match(text):
        day, month, year = map(int, match.groups())
        return datetime.date(year, month, day)
    if (match := IN_WORDS.match(text)) and match[2] in MONTHS:
        return datetime.date(int(match[3]), MONTHS[match[2]], int(match[1]))
    serial = float(text)
    if int(serial) not in SERIALS:
        raise MalformedDate(text)
    return FIRST_SERIAL_DAY + datetime.timedelta(days=int(serial))
