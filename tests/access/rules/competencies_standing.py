"""Recomputation is for administrators of the whole site; evidence is kept by the personnel officers of the unit."""

from competencies.services import recognise
from competencies.standing import recomputing
from tests.access.answers import only
from tests.factories.prepared import competency

OFFICERS = ("hr", "administrator")


def prepare(world):
    world.things["recomputation"] = recomputing.begin(by=None, mends=False, at=world.at)
    world.things["recognised"] = recognise(
        person=world.owner,
        competency=competency(),
        level=3,
        title="Kursus keamanan informasi",
        basis="Sertifikat 2019",
        by=world.people["hr"],
        at=world.at,
    )


def owner(world):
    return [world.owner.public_id]


def run(world):
    return [world.things["recomputation"].public_id]


def recognised(world):
    return [world.things["recognised"].public_id]


RULES = {
    "competencies:recomputations": ("get", None, only("administrator")),
    "competencies:recomputation": ("get", run, only("administrator")),
    "competencies:recomputation_progress": ("get", run, only("administrator")),
    "competencies:evidence_of": ("get", owner, only(*OFFICERS)),
    "competencies:recognise": ("get", owner, only(*OFFICERS)),
    "competencies:revoke_evidence": ("get", recognised, only(*OFFICERS)),
}
