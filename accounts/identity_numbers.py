"""NIP and NI PPPK as text: reading what people type, checking its structure, telling what is wrong.

Structure, 18 digits without a check digit (BKN rules 22/2007 and 43/2007): birth date YYYYMMDD, year of
appointment, then the month of appointment (NIP) or the contract count from 21 on (NI PPPK), sex (1 male,
2 female) and a sequence from 001.
"""

import datetime
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Spaces of every width (also the invisible ones that copied text brings), dots, dashes and quotation marks.
SEPARATORS = re.compile(r"[\s.\-‐-―'\"`´‘’“”\u200b-\u200f\u2060\ufeff]+")
SCIENTIFIC = re.compile(r"^\d([.,]\d+)?e\+?\d+$", re.IGNORECASE)
OLDEST_APPOINTMENT, YOUNGEST_APPOINTMENT = 60, 16
FIRST_CONTRACT_CODE = 21


class MalformedNumber(ValidationError):
    """The text cannot be a NIP or NI PPPK; the message says why and what to do."""


@dataclass(frozen=True)
class IdentityNumber:
    """A well-formed number and what can be read from it. `warnings` are odd but not refused."""

    text: str
    birth_date: datetime.date
    appointment_year: int
    is_pppk: bool
    is_female: bool
    warnings: tuple = ()


def normalise(text):
    """`text` without the spaces, dots, dashes and quotes that people and spreadsheets put in."""
    return SEPARATORS.sub("", str(text))


def parse(text):
    """Read a NIP or NI PPPK. Raises MalformedNumber."""
    raw = str(text).strip()
    if SCIENTIFIC.match(raw):
        raise MalformedNumber(
            _("A spreadsheet turned this number into %(raw)s. Format the column as text and enter the number again."),
            code="scientific",
            params={"raw": raw},
        )
    digits = normalise(raw)
    if not re.fullmatch(r"[0-9]{18}", digits):
        raise MalformedNumber(
            _("A NIP or NI PPPK has 18 digits; this one has %(count)s. Check it against the decree."),
            code="length",
            params={"count": sum(character.isdigit() for character in digits)},
        )
    if digits.endswith("000"):
        raise MalformedNumber(
            _("The last three digits are 000: a spreadsheet has damaged this number. Enter it again as text."),
            code="damaged",
        )
    return _read(digits)


def _read(digits):
    try:
        birth_date = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        raise MalformedNumber(
            _("The first eight digits must be a birth date, for example 19900131."),
            code="birth_date",
        ) from None
    month_or_contract = int(digits[12:14])
    is_pppk = month_or_contract >= FIRST_CONTRACT_CODE
    if not is_pppk and not 1 <= month_or_contract <= 12:
        raise MalformedNumber(
            _("Digits 13 and 14 must be a month from 01 to 12, or from 21 on for PPPK."),
            code="month",
        )
    if digits[14] not in "12":
        raise MalformedNumber(_("Digit 15 must be 1 (male) or 2 (female)."), code="sex")
    appointment_year = int(digits[8:12])
    return IdentityNumber(
        text=digits,
        birth_date=birth_date,
        appointment_year=appointment_year,
        is_pppk=is_pppk,
        is_female=digits[14] == "2",
        warnings=_warnings(birth_date, appointment_year),
    )


def _warnings(birth_date, appointment_year):
    age = appointment_year - birth_date.year
    if YOUNGEST_APPOINTMENT <= age <= OLDEST_APPOINTMENT:
        return ()
    return (_("Appointed at the age of %(age)s: check the year.") % {"age": age},)


def disagreement(number, *, is_pppk):
    """What is odd about a number of this status, or "". Agencies do not all count the same, so it is no refusal."""
    looks_like_pppk = parse(number).is_pppk
    if looks_like_pppk == is_pppk:
        return ""
    if is_pppk:
        return _("The number looks like that of a PNS, but the status says PPPK.")
    return _("The number looks like that of a PPPK, but the status says otherwise.")


def validate_identity_number(text):
    """For model fields, which hold the number already stripped of separators."""
    if parse(text).text != text:
        raise MalformedNumber(_("Enter the 18 digits without spaces or dots."), code="separators")


def grouped(number):
    """Eighteen digits in the groups of the official notation: "19900101 202101 2 001"."""
    return f"{number[:8]} {number[8:14]} {number[14]} {number[15:]}"


def mask(number):
    """What a stranger may see: the year of birth and the length, nothing that identifies."""
    return f"{number[:4]}•••• •••••• • •••"
