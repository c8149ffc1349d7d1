from tests.access.answers import everyone

RULES = {
    "certificates:offline_verifier": ("get", None, everyone(200)),
    "certificates:offline_manifest": ("get", None, everyone(200)),
    "certificates:offline_keys": ("get", None, everyone(200)),
    "certificates:offline_worker": ("get", None, everyone(200)),
}
