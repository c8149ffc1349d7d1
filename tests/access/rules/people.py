"""Who finds people, and who may change what is recorded about them."""

from tests.access.answers import only
from tests.access.rules.site import with_owner

SEEING = ("hr", "agency_administrator", "auditor", "administrator")
MANAGING = ("hr", "agency_administrator", "administrator")


def both(world):
    return [world.owner.public_id, world.people["colleague"].public_id]


RULES = {
    "people:list": ("get", None, only(*SEEING, "other_hr", "other_agency_administrator")),
    "people:add": ("get", None, only(*MANAGING, "other_hr", "other_agency_administrator")),
    "people:person": ("get", with_owner, only(*SEEING)),
    "people:edit": ("get", with_owner, only(*MANAGING)),
    "people:account": ("post", with_owner, only(*MANAGING, answer=302)),
    "people:employ": ("get", with_owner, only(*MANAGING)),
    "people:superior": ("get", with_owner, only(*MANAGING)),
    "people:leave": ("get", with_owner, only(*MANAGING)),
    "people:cancel_planned": ("post", with_owner, only(*MANAGING, answer=302)),
    "people:merge": ("get", with_owner, only(*MANAGING)),
    "people:merge_preview": ("get", both, only(*MANAGING)),
}
