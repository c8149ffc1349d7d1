"""What verifiers look up is everybody's; the credential itself is for its holder and who may revoke it."""

from certificates.credentials.status_lists import give_place
from certificates.issuing.producing import produce
from certificates.models import StatusList
from tests.access.answers import everyone, only
from tests.factories.keys import make_issuer, make_platform_keys

HOLDING = only("owner", "signatory", "administrator")


def prepare(world):
    platform = make_platform_keys()
    # Everybody may read which units issue, so this one is told by no mark of its world.
    own_issuer = make_issuer(world.unit, slug=f"dinas-kominfo-{world.unit.pk}", name="Dinas penerbit")
    world.things["own_issuer"] = own_issuer
    if world.certificate.issuer_id is None:
        world.certificate.issuer = platform
        world.certificate.status_list, world.certificate.status_index = give_place(issuer=platform)
        world.certificate.save()
    produce(certificate=world.certificate, at=world.at)
    world.certificate.refresh_from_db()


def certificate(world):
    return [world.certificate.public_id]


def version(world):
    return [world.enrolment.version.public_id]


def issuer(world):
    return [world.things["own_issuer"].slug]


def the_list(world):
    row = StatusList.objects.select_related("issuer").get(certificates=world.certificate)
    return [row.issuer.slug or "platform", row.number]


RULES = {
    "certificates:platform_did": ("get", None, everyone(200)),
    "certificates:platform_issuer": ("get", None, everyone(200)),
    "certificates:platform_issuer_json": ("get", None, everyone(200)),
    "certificates:issuer": ("get", issuer, everyone(200)),
    "certificates:issuer_did": ("get", issuer, everyone(200)),
    "certificates:issuer_json": ("get", issuer, everyone(200)),
    "certificates:achievement": ("get", version, everyone(200)),
    "certificates:achievement_json": ("get", version, everyone(200)),
    "certificates:achievement_badge": ("get", version, everyone(200)),
    "certificates:status_list": ("get", the_list, everyone(200)),
    "certificates:credential_json": ("get", certificate, HOLDING),
    "certificates:credential_jwt": ("get", certificate, HOLDING),
    "certificates:badge_png": ("get", certificate, HOLDING),
    "certificates:badge_svg": ("get", certificate, HOLDING),
}
