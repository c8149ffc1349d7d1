"""From a file that was looked at to lines that are taken. What was shown travels with the page, sealed: neither the
standard it is for nor a line of it can be changed on the way, and nothing is kept of a file that nobody takes.
"""

from dataclasses import asdict, dataclass

from django.core import signing

from competencies.standards.lines import Facts
from competencies.standards.rows import facts_of, lines_by_key

SALT = "competencies.standards.importing"
LONGEST_WAIT = 24 * 60 * 60
FIELDS = list(Facts.__dataclass_fields__)


class NotTheFileShown(Exception):
    """What came back is not what was shown, or was shown for something else or too long ago."""


@dataclass(frozen=True)
class Outcome:
    """What taking the rows would do. `rows` are files.ReadRow."""

    rows: list
    new: list
    changed: list
    same: list

    @property
    def wrong(self):
        return [row for row in self.rows if row.problems]

    @property
    def can_be_taken(self):
        return not self.wrong and bool(self.new or self.changed)


def outcome_of(standard, rows):
    known = {key: facts_of(line) for key, line in lines_by_key(standard).items()}
    sound = [row for row in rows if not row.problems]
    return Outcome(
        rows=rows,
        new=[row for row in sound if row.facts.key not in known],
        changed=[row for row in sound if row.facts.key in known and known[row.facts.key] != row.facts],
        same=[row for row in sound if known.get(row.facts.key) == row.facts],
    )


def seal(standard, rows):
    lines = [list(asdict(row.facts).values()) for row in rows]
    return signing.dumps([str(standard.public_id), lines], salt=SALT, compress=True)


def unseal(standard, sealed):
    """The lines (Facts) that were shown for this standard. Raises NotTheFileShown."""
    try:
        shown_for, lines = signing.loads(sealed, salt=SALT, max_age=LONGEST_WAIT)
    except signing.BadSignature as error:
        raise NotTheFileShown(str(error)) from error
    if shown_for != str(standard.public_id):
        raise NotTheFileShown(f"It was shown for {shown_for}.")
    return [Facts(**dict(zip(FIELDS, line, strict=True))) for line in lines]
