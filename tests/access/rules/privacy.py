from tests.access.answers import signed_in

RULES = {
    "privacy:overview": ("get", None, signed_in(200)),
}
