from tests.access.answers import everyone

RULES = {
    "certificates:register": ("get", None, everyone(200)),
    # Nothing has been signed in the world of these tests.
    "certificates:register_checkpoint": ("get", None, everyone(404)),
}
