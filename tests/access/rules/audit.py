from accounts import audit
from tests.access.answers import only

MAY_AUDIT = only("auditor", "administrator")


def prepare(world):
    world.things["audit entry"] = audit.record("person.corrected", subject=world.owner)


RULES = {
    "audit:list": ("get", None, MAY_AUDIT),
    "audit:export": ("get", None, MAY_AUDIT),
    "audit:entry": ("get", lambda world: [world.things["audit entry"].public_id], MAY_AUDIT),
}
