"""What a key looks like, and whose it is."""

import hashlib

from accounts.models import ApiKey

BEGINNING = "bimtek_"
SHOWN = 12  # what stays readable, so that people know which key is meant


def key_of(secret, *, at):
    """The working key that this text is, with its agency and person, or None; of a person while they may sign in.

    That of an agency works until it ends or is revoked, also after its maker has left; see `makers`.
    """
    if not secret.startswith(BEGINNING):
        return None
    found = ApiKey.objects.select_related("agency", "person").filter(digest=digest(secret)).first()
    if found is None or not found.works(at):
        return None
    return found if found.person is None or found.person.is_active else None


def digest(secret):
    """The key is long and random, so that a quick digest is safe."""
    return hashlib.sha256(secret.encode()).hexdigest()
