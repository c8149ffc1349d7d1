"""Keys for other systems: one's own, and those of the agency."""

from django.utils import timezone

from tests.access.answers import only, signed_in
from tests.factories.api_keys import agency_key, own_key

OFFICERS = ("agency_administrator", "other_agency_administrator", "administrator")


def prepare(world):
    at = timezone.now()
    world.things["own_key"], _secret = own_key(world.owner, at)
    officer = world.people["agency_administrator"]
    world.things["agency_key"], _secret = agency_key(world.unit.get_root(), officer, at)


RULES = {
    "api_keys:own": ("get", None, signed_in(200)),
    "api_keys:agency": ("get", None, only(*OFFICERS)),
    # These ask for the password again.
    "api_keys:make_own": ("get", None, signed_in(302)),
    "api_keys:make_for_agency": ("get", None, signed_in(302)),
    "api_keys:revoke": (
        "post",
        lambda world: [world.things["agency_key"].public_id],
        only("agency_administrator", "administrator", answer=302),
    ),
}
