"""One's own lesson hours; an officer's view of them within reach, and corrections of other people's lines alone."""

from competencies.models import HoursCredit
from tests.access.answers import only, signed_in
from tests.factories.lesson_hours import make_rule

SEE_LEARNING = ("hr", "auditor", "administrator")
MAKING_RULES = ("agency_administrator", "administrator")


def person(world):
    return [world.owner.public_id]


def persons_file(world):
    return [world.owner.public_id, "csv"]


def line(world):
    return [HoursCredit.objects.of(world.owner).credits().first().public_id]


def agency(world):
    return [world.unit.get_root().public_id]


def agencys_rule(world):
    return [world.unit.get_root().public_id, 1]


def prepare(world):
    """The owner's line is there already: the course was completed."""
    make_rule(version=1, agency=world.unit.get_root())


RULES = {
    "competencies:hours": ("get", None, signed_in(200)),
    "competencies:hours_file": ("get", lambda world: ["csv"], signed_in(200)),
    "competencies:hours_of": ("get", person, only(*SEE_LEARNING)),
    "competencies:hours_file_of": ("get", persons_file, only(*SEE_LEARNING)),
    "competencies:correct_hours": ("get", line, only("hr", "administrator")),
    "competencies:hours_rules": ("get", None, signed_in(200)),
    "competencies:hours_rule": ("get", lambda world: [2], signed_in(200)),
    "competencies:agency_hours_rule": (
        "get",
        agencys_rule,
        {**signed_in(200), "other_agency_administrator": 404, "other_signatory": 404},
    ),
    "competencies:make_national_hours_rule": ("get", None, only("administrator")),
    "competencies:make_hours_rule": ("get", agency, only(*MAKING_RULES)),
    "competencies:hours_targets": ("get", agency, only(*MAKING_RULES)),
}
