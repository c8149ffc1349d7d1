"""Signing keys are for administrators of the whole site."""

from itertools import count

from certificates.keys import services
from tests.access.answers import only
from tests.factories.accounts import make_unit
from tests.factories.keys import give_up, key_in_use, make_issuer, rotate

numbers = count(1)


def prepare(world):
    issuer = make_issuer(make_unit("Unit penerbit"), slug=f"uji-{next(numbers)}")
    world.things["issuer"] = issuer
    old = key_in_use("jwt", issuer)
    rotate(old, world.at)
    world.things["lost_key"] = give_up(old, world.at)
    world.things["announced_key"] = services.create_key(issuer=issuer, purpose="jwt", at=world.at)


def issuer(world):
    return [world.things["issuer"].public_id]


def announced(world):
    return [world.things["announced_key"].public_id]


def lost(world):
    return [world.things["lost_key"].public_id]


RULES = {
    "certificates:keys": ("get", None, only("administrator")),
    "certificates:key": ("get", announced, only("administrator")),
    "certificates:activate_key": ("post", announced, only("administrator", answer=302)),
    "certificates:give_up_key": ("get", announced, only("administrator")),
    "certificates:renew_certificates": ("post", lost, only("administrator", answer=302)),
    # Without a purpose there is nothing to make.
    "certificates:create_key": ("post", issuer, only(answer=404)),
    "certificates:import_key": ("get", issuer, only("administrator")),
}
