"""Self-assessments are the person's alone; a superior's word is for the two of them; cycles are for the unit's HR."""

import datetime

from competencies.assessing.own import services as own
from competencies.assessing.ratings import peers
from tests.access.answers import only, signed_in
from tests.factories.assessing import competency, make_cycle, pillars, rating_of

OFFICERS = ("hr", "other_hr", "administrator")
DAYS = {"opens_on": datetime.date(2020, 1, 1), "closes_on": datetime.date(2999, 12, 31)}


def prepare(world):
    owner, things = world.owner, world.things
    submitted = own.begin(person=owner, framework=pillars(), at=world.at)
    own.save_answers(assessment=submitted, levels={competency().pk: 3})
    own.submit(assessment=submitted, at=world.at)
    things["self_submitted"], things["self_open"] = (
        submitted,
        own.begin(person=owner, framework=pillars(), at=world.at),
    )
    name = f"Penilaian {world.unit.name}"
    cycle = make_cycle(world.unit, world.at, name=name, has_peers=True, **DAYS)
    draft = make_cycle(world.unit, world.at, name=f"Konsep {name}", started=False, **DAYS)
    rating = rating_of(cycle, owner)
    peers.propose(rating=rating, colleague=world.people["colleague"], at=world.at)
    things.update(cycle=cycle, draft_cycle=draft, rating=rating, peer_rating=peers.peers_of(rating).get())


def thing(name, *more):
    return lambda world: [world.things[name].public_id, *more]


RULES = {
    "competencies:self_assessments": ("get", None, signed_in(200)),
    "competencies:self_begin": ("post", None, signed_in(404)),
    "competencies:self_assessment": ("get", thing("self_submitted"), only("owner")),
    "competencies:self_area": ("get", thing("self_open", 1), only("owner")),
    "competencies:self_review": ("get", thing("self_open"), only("owner")),
    "competencies:self_discard": ("get", thing("self_open"), only("owner")),
    "competencies:ratings": ("get", None, signed_in(200)),
    "competencies:rate": ("get", thing("rating"), only("superior")),
    "competencies:rating_decline": ("post", thing("peer_rating"), only("colleague", answer=302)),
    "competencies:rating_take_back": ("get", thing("rating"), only("superior")),
    "competencies:rating_result": ("get", thing("rating"), only("owner", "superior")),
    "competencies:peers": ("get", thing("rating"), only("owner", "superior")),
    "competencies:peer_propose": ("post", thing("rating"), signed_in(404)),
    "competencies:peer_remove": ("post", thing("rating"), signed_in(404)),
    "competencies:cycles": ("get", None, only(*OFFICERS)),
    "competencies:cycle_new": ("get", None, only(*OFFICERS)),
    "competencies:cycle": ("get", thing("cycle"), only("hr", "administrator")),
    "competencies:cycle_change": ("get", thing("draft_cycle"), only("hr", "administrator")),
    "competencies:cycle_start": ("post", thing("cycle"), only("hr", "administrator", answer=302)),
    "competencies:cycle_cancel": ("get", thing("cycle"), only("hr", "administrator")),
}
