"""Gaps of a unit, assigning training, and one's own team."""

from tests.access.answers import only
from tests.factories.standing import make_standing


def prepare(world):
    make_standing(world.owner, code="AMAN.3")


def unit(world):
    return [world.unit.public_id]


def people(world):
    return [world.unit.public_id, "kominfo-4-pilar", "AMAN.3"]


RULES = {
    "reports:own_gap_map": ("get", None, only("hr", "other_hr", "auditor", "administrator", answer=302)),
    "reports:gap_map": ("get", unit, only("hr", "auditor", "administrator")),
    "reports:gap_map_csv": ("get", unit, only("hr", "auditor", "administrator")),
    "reports:gap_people": ("get", people, only("hr", "auditor", "administrator")),
    "reports:team": ("get", None, only("superior")),
}
