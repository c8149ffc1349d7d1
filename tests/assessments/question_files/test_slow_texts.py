"""A text that is made to keep a reader busy is read about as fast as any other of its length."""

import time

import pytest

from assessments.question_files.formats import markup
from assessments.question_files.formats.records import QuestionRefused
from assessments.question_files.formats.tables import cells

LENGTH = 200_000
SECONDS = 2  # of the processor; where time grows with the square of the length it takes two minutes


def read_key(text):
    with pytest.raises(QuestionRefused):
        cells.read_key(text)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (markup.clean, f"<img {'a' * LENGTH}>"),
        (markup.clean, f"<img {'a-' * (LENGTH // 2)}>"),
        (markup.clean, f"<img a{' ' * LENGTH}>"),
        (read_key, f"A{' ' * LENGTH}B="),
        (read_key, f"A{' ,' * (LENGTH // 2)}B="),
    ],
    ids=["name", "hyphens", "spaces", "key", "keys"],
)
def test_long_runs_of_one_letter_are_read_quickly(read, text):
    before = time.process_time()

    read(text)

    assert time.process_time() - before < SECONDS


def test_a_key_may_be_written_with_spaces_and_lines():
    assert cells.read_key(" a = 50 % ;\n c=50 , D") == {"A": 50, "C": 50, "D": None}


def test_attributes_of_a_picture_are_still_found():
    html = '<img src="@@PLUGINFILE@@/a.png" data-alt=\'x\' alt = "Sebuah surel">'

    [attributes] = markup.clean(html).images

    assert attributes == {"src": "@@PLUGINFILE@@/a.png", "data-alt": "x", "alt": "Sebuah surel"}
