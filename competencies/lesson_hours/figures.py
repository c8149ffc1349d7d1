"""How many lesson hours (JP) a person should have in a year."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Targets:
    """The targets that may apply in one year, read once for many people."""

    year: int
    rows: tuple

    def for_status(self, status, agency_path):
        """An agency's own target goes before the national one, a later one before an earlier one."""
        fitting = [row for row in self.rows if row.status == status and _agency_path(row) in (None, agency_path)]
        return max(fitting, key=lambda row: (row.agency_id is not None, row.year), default=None)

    def in_year(self, year):
        """The same for an earlier year, without asking the database again."""
        return Targets(year, tuple(row for row in self.rows if row.year <= year))

    def for_employment(self, employment):
        return self.for_status(employment.status, employment.unit.agency_path)


def tidy(hours):
    """Hours without idle decimals, as people write them: 20 and 1.5, not 20.00 and 1.50."""
    return int(hours) if hours == int(hours) else hours.normalize()


def _agency_path(row):
    return row.agency.path if row.agency_id else None


def fewest_days(hours, ceiling):
    """On how many days at least one learns so many hours where a day counts at most `ceiling` of them."""
    return -(-hours // ceiling)
