"""One row of a list of people as facts, and what is wrong with it that can be seen without the database."""

import datetime
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from accounts import identity_numbers
from accounts.imports.people.names import split_titles
from accounts.imports.problems import problem
from accounts.models import Employment
from accounts.spreadsheets import MalformedDate, is_spreadsheet_error, read_date

LIMITS = {"full_name": 150, "title_before": 60, "title_after": 60, "email": 254, "position_title": 200}
YEAR_AHEAD = datetime.timedelta(days=366)
Status = Employment.Status
STATUSES = {
    "pns": Status.PNS,
    "pegawainegerisipil": Status.PNS,
    "cpns": Status.CPNS,
    "calonpns": Status.CPNS,
    "pppk": Status.PPPK,
    "p3k": Status.PPPK,
    "pppkpenuhwaktu": Status.PPPK,
    "pppkpw": Status.PPPK_PART_TIME,
    "pppkparuhwaktu": Status.PPPK_PART_TIME,
    "p3kparuhwaktu": Status.PPPK_PART_TIME,
}
SEXES = {"l": False, "lakilaki": False, "pria": False, "m": False, "p": True, "perempuan": True, "wanita": True}


@dataclass(slots=True)
class Reading:
    """`values` has only what the row says: what is missing there stays as it is."""

    values: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)

    def complain(self, column, code, **params):
        self.problems.append(problem(column, code, **params))


def read(texts, *, today):
    reading = Reading()
    texts = _without_spreadsheet_errors(reading, texts)
    identity = _number(reading, texts, "number", is_required=True)
    _number(reading, texts, "old_number")
    _number(reading, texts, "superior")
    _names(reading, texts)
    _email(reading, texts)
    _status(reading, texts)
    _start(reading, texts, today)
    for code in ("rank", "position_kind", "position_title"):
        if texts.get(code):
            reading.values[code] = texts[code]
    reading.values["unit"] = texts.get("unit_id") or texts.get("unit") or ""
    if not reading.values["unit"] and ("unit" in texts or "unit_id" in texts):
        reading.complain("unit", "required")
    if identity:
        _compare_with_number(reading, texts, identity)
    _lengths(reading)
    return reading


def _without_spreadsheet_errors(reading, texts):
    broken = [code for code, text in texts.items() if text[:1] == "#" and is_spreadsheet_error(text)]
    for code in broken:
        reading.complain(code, "spreadsheet_error", value=texts[code])
    return {code: text for code, text in texts.items() if code not in broken} if broken else texts


def _number(reading, texts, column, *, is_required=False):
    text = texts.get(column)
    if not text:
        if is_required and column in texts:
            reading.complain(column, "required")
        return None
    try:
        identity = identity_numbers.parse(text)
    except identity_numbers.MalformedNumber as malformed:
        params = {"value" if name == "raw" else name: value for name, value in (malformed.params or {}).items()}
        reading.complain(column, f"number_{malformed.code}", **params)
        return None
    reading.values[column] = identity.text
    return identity


def _names(reading, texts):
    if "full_name" not in texts:
        return
    before, name, after = split_titles(texts["full_name"])
    before = texts.get("title_before") or before
    after = texts.get("title_after") or after
    if not name:
        reading.complain("full_name", "required")
        return
    if any(character.isdigit() for character in name):
        reading.complain("full_name", "name_digits")
    reading.values["full_name"] = name
    if before:
        reading.values["title_before"] = before
    if after:
        reading.values["title_after"] = after


def _email(reading, texts):
    text = texts.get("email")
    if not text:
        return
    try:
        validate_email(text)
    except ValidationError:
        reading.complain("email", "email", value=text[:60])
        return
    reading.values["email"] = text.lower()


def _status(reading, texts):
    text = texts.get("status")
    if not text:
        return
    status = STATUSES.get("".join(filter(str.isalnum, text.casefold())))
    if status is None:
        reading.complain("status", "status", value=text[:60])
        return
    reading.values["status"] = status.value


def _start(reading, texts, today):
    start = _date(reading, texts, "started_on")
    if start is None:
        return
    if start > today + YEAR_AHEAD:
        reading.complain("started_on", "starts_too_late")
        return
    if start > today:
        reading.complain("started_on", "starts_later", day=start.isoformat())
    reading.values["started_on"] = start


def _date(reading, texts, column):
    try:
        return read_date(texts.get(column))
    except MalformedDate:
        reading.complain(column, "date", value=texts[column][:60])
        return None


def _compare_with_number(reading, texts, identity):
    born = _date(reading, texts, "birth_date")
    if born and born != identity.birth_date:
        reading.complain("birth_date", "birth_date_differs", day=identity.birth_date.isoformat())
    sex = SEXES.get("".join(filter(str.isalnum, texts.get("sex", "").casefold())))
    if sex is not None and sex != identity.is_female:
        reading.complain("sex", "sex_differs")
    status = reading.values.get("status")
    if status and status.startswith("PPPK") != identity.is_pppk:
        reading.complain("status", "status_differs")
    if identity.warnings:
        reading.complain("number", "age_odd", age=identity.appointment_year - identity.birth_date.year)


def _lengths(reading):
    for column, limit in LIMITS.items():
        if len(reading.values.get(column, "")) > limit:
            reading.complain(column, "too_long", limit=limit)
