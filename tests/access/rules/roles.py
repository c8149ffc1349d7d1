from tests.access.answers import signed_in

RULES = {
    "roles:own": ("get", None, signed_in(200)),
}
