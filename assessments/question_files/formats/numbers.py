"""Numbers as question files have them: with a decimal point, whatever the language of the program."""

import re
from decimal import Decimal

from assessments.question_files.formats.records import QuestionRefused

# At most two digits in the exponent: a longer one would cost minutes of arithmetic.
NUMBER = re.compile(r"[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,2})?")


def read_number(text):
    """The number as plain digits, such as "-1822.5". Raises QuestionRefused."""
    if not NUMBER.fullmatch(text.strip()):
        raise QuestionRefused("not_a_number", text=text.strip()[:40])
    return short(Decimal(text.strip()))


def short(number):
    digits = f"{number:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits in ("-0", "") else digits


def inverse(text):
    """1 divided by the number, to twelve significant digits: Moodle's multiplier and our factor are each other's."""
    number = Decimal(text)
    if not number:
        raise QuestionRefused("not_a_number", text=text)
    return short(Decimal(f"{1 / number:.12g}"))
