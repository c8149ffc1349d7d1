"""Questions as a file in one of the formats that others read too."""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.spreadsheets import XLSX
from assessments.question_files import sheets
from assessments.question_files.formats import aiken
from assessments.question_files.formats.gift import writing as gift
from assessments.question_files.formats.moodle import writing as moodle_xml

TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Format:
    label: str
    ending: str
    media_type: str
    write: Callable


FORMATS = {
    "moodle_xml": Format("Moodle XML", "xml", "application/xml", moodle_xml.write),
    "sheet": Format("Excel (XLSX)", "xlsx", XLSX, sheets.write),
    "gift": Format("GIFT", "gift.txt", TEXT, gift.write),
    "aiken": Format("Aiken", "aiken.txt", TEXT, aiken.write),
}
