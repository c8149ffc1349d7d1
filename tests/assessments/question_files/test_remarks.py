import re
from pathlib import Path

import assessments.question_files
from assessments.question_files.remarks import WORDS, describe

SOURCES = Path(assessments.question_files.__file__).parent
REMARK = re.compile(r'(?:note\([\w.]+, |QuestionRefused\(\s*|FileRefused\(\s*|Remark\(|refuse\([\w. ]+, )"(\w+)"')


def remarks_made():
    return {code for path in SOURCES.rglob("*.py") for code in REMARK.findall(path.read_text())}


def test_every_remark_has_words():
    assert remarks_made() - {"table"} <= set(WORDS)


def test_a_table_is_refused_in_the_words_of_tables():
    assert describe("table", {"table_code": "no_rows", "table_params": {}})
