"""True or false in files is a matter of two fixed words; other words make it a choice of two answers there."""

from assessments.question_files.formats.marks import START

WORDS = ["Benar", "Salah"]
MARK = f"{START}kind=true_false"


def is_plain(content):
    return [option["text"] for option in content["options"]] == WORDS
