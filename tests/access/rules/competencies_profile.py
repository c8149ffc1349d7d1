"""Profiles, digital CVs and what other systems read of competencies and hours."""

from django.utils import timezone

from competencies.profile.sharing import SECTIONS, create_share
from tests.access.answers import everyone, only, signed_in


def prepare(world):
    share = {"key": world.enrolment.public_id, "label": "Panitia", "days": 90, "sections": list(SECTIONS)}
    world.things["cv"] = create_share(person=world.owner, **share, at=timezone.now())


def with_owner(world):
    return [world.owner.public_id]


OFFICERS = ("hr", "auditor", "administrator")
# Only keys open these, and no session is one.
NO_KEY = everyone(401)

RULES = {
    "competencies:person": (
        "get",
        with_owner,
        {**only("superior", *OFFICERS), "owner": 302},
    ),
    "competencies:shares": ("get", None, signed_in(200)),
    "competencies:withdraw_share": (
        "post",
        lambda world: [world.things["cv"].public_id],
        only("owner", answer=302),
    ),
    "competencies:export": ("get", None, only("other_hr", *OFFICERS)),
    "cv:shared": ("get", lambda world: [world.things["cv"].token], everyone(200)),
    "api:my_competencies": ("get", None, {**everyone(200), "stranger": 401}),
    "api:my_evidence": ("get", None, {**everyone(200), "stranger": 401}),
    "api:my_gaps": ("get", None, {**everyone(200), "stranger": 401}),
    "api:my_hours": ("get", None, {**everyone(200), "stranger": 401}),
    "api:my_trainings": ("get", None, {**everyone(200), "stranger": 401}),
    "api:agency_people": ("get", None, NO_KEY),
    "api:agency_person": ("get", with_owner, NO_KEY),
    "api:agency_person_gaps": ("get", with_owner, NO_KEY),
    "api:agency_competencies": ("get", None, NO_KEY),
    "api:agency_evidence": ("get", None, NO_KEY),
    "api:agency_hours": ("get", None, NO_KEY),
    "api:agency_trainings": ("get", None, NO_KEY),
    "api:agency_gaps": ("get", None, NO_KEY),
}
