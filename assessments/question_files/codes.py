"""Codes for questions that come from files, whose names may be anything and may repeat. Pure."""

import re
from itertools import count

LONGEST = 60
NOT_FOR_CODES = re.compile(r"(?:[^\w.]|_)+")
WITHOUT_NAME = "SOAL"


def free_code(wanted, taken):
    """A code like `wanted` that is not among `taken`."""
    code = NOT_FOR_CODES.sub("-", wanted)[: LONGEST - 6].strip("-._") or WITHOUT_NAME
    if code not in taken:
        return code
    return next(each for each in (f"{code}-{number}" for number in count(2)) if each not in taken)
