"""Cards and shared devices. No row comes from a shared device."""

from accounts.models import KioskDevice
from tests.access.answers import everyone, only, signed_in
from tests.access.rules.site import with_owner

HERE = ("hr", "agency_administrator", "administrator")
ANYWHERE = (*HERE, "other_hr", "other_agency_administrator")


def prepare(world):
    world.things["device"] = KioskDevice.objects.create(name="Meja depan", unit=world.unit, made_at=world.at)


def with_unit(world):
    return [world.unit.public_id]


def with_device(world):
    return [world.things["device"].public_id]


RULES = {
    "kiosk:enter": ("get", None, everyone(200)),
    "kiosk:choose_pin": ("get", None, everyone(200)),
    "kiosk:presence": ("get", None, {**signed_in(204), "stranger": 401}),
    "kiosk:devices": ("get", None, only(*ANYWHERE)),
    "kiosk:end_device": ("post", with_device, only(*HERE, answer=302)),
    "kiosk:cards": (
        "get",
        None,
        only(*ANYWHERE, answer=302) | {"administrator": 200},
    ),
    "kiosk:unit_cards": ("get", with_unit, only(*HERE)),
    "kiosk:print_missing": ("post", with_unit, only(*HERE)),
    "kiosk:print_card": ("post", with_owner, only(*HERE)),
    "kiosk:revoke_card": ("post", with_owner, only(*HERE, answer=302)),
}
