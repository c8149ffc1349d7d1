import codecs

import pytest

from assessments.question_files.formats.letters import text_of, without_invisible
from assessments.question_files.formats.records import FileRefused

TEXT = "“Sandi” berharga € 5 – ya?\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_of_every_program_are_read(encoding):
    assert text_of(TEXT.encode(encoding)) == TEXT


def test_ends_of_lines_are_all_the_same():
    assert text_of(b"a\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"a\x00b", "not_text"), (b"a\x81\x8d", "encoding"), (codecs.BOM_UTF16_LE + b"a", "encoding")],
)
def test_what_is_no_text_is_refused(data, code):
    with pytest.raises(FileRefused) as refused:
        text_of(data)

    assert refused.value.remark.code == code


def test_letters_that_readers_use_as_marks_are_never_taken_from_a_file():
    assert without_invisible("a\ue000b\ufdd0c\x07d\ud800e") == "abcde"
