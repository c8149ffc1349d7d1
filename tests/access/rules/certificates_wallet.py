from uuid import uuid4

from django.utils import timezone

from certificates.wallet.sharing import create_share_link
from tests.access.answers import everyone, only, signed_in


def prepare(world):
    world.things["share_link"] = create_share_link(
        certificate=world.certificate,
        key=uuid4(),
        label="Panitia seleksi",
        days=90,
        shown=["position"],
        by=world.owner,
        at=timezone.now(),  # the page asks the clock whether it still works
    )


def certificate(world):
    return [world.certificate.public_id]


RULES = {
    "certificates:list": ("get", None, signed_in(200)),
    "certificates:detail": ("get", certificate, only("owner")),
    "certificates:download": ("get", certificate, only("owner", "signatory", "administrator")),
    "certificates:preview": ("get", certificate, only("owner")),
    "certificates:disclose": ("get", certificate, only("owner")),
    "certificates:share": ("get", certificate, only("owner")),
    "certificates:ask_correction": ("get", certificate, only("owner")),
    "certificates:withdraw_link": (
        "post",
        lambda world: [world.things["share_link"].public_id],
        only("owner", answer=302),
    ),
    "certificates:withdraw_correction": (
        "post",
        lambda world: [world.things["correction"].public_id],
        only("owner", answer=302),
    ),
    # The address itself is the secret.
    "certificates:shared": ("get", lambda world: [world.things["share_link"].token], everyone(200)),
}
