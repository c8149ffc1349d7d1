"""What a key is called, as in did:web:lms.example.go.id#key-2026-01, and in the audit trail. Pure."""

PREFIXES = {"credential": "key", "jwt": "jwt", "seal": "seal"}


def next_name(*, purpose, year, taken):
    """A name not in `taken`. A name is never used twice, because old signatures point to it."""
    beginning = f"{PREFIXES[purpose]}-{year}-"
    numbers = [int(name.removeprefix(beginning)) for name in taken if name.startswith(beginning)]
    return f"{beginning}{max(numbers, default=0) + 1:02d}"


def described(key):
    return f"{key.issuer.name}: {key.name}"
