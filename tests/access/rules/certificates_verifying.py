"""Whoever was shown a certificate may check it, signed in or not."""

from tests.access.answers import everyone


def by_code(world):
    return [world.certificate.code]


RULES = {
    "certificates:verify_file": ("get", None, everyone(302)),
    "certificates:match_number": ("get", by_code, everyone(200)),
    "api:certificate": ("get", by_code, everyone(200)),
    "api:match_number": ("post", None, everyone(400)),
    "api:verify": ("post", None, everyone(422)),
    "api:openapi-json": ("get", None, everyone(200)),
}
