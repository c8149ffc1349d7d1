"""The checked file on its way through the page that asks for confirmation: as it was, for the person who sent it, and
with the outcome that was shown. Nothing is kept on the server, so nothing is left behind when nobody confirms.
"""

import base64
import binascii

from django.core import signing

GOOD_FOR_SECONDS = 4 * 60 * 60


class NotWhatWasChecked(Exception):
    """Changed on the way, somebody else's, or too old: the file has to be checked again."""


def seal(content, *, digest, agency, user):
    facts = {"file": base64.b85encode(content).decode(), "digest": digest, "agency": agency}
    return signing.dumps(facts, salt=_salt(user), compress=True)


def unseal(text, *, user):
    """(content, digest, agency)."""
    try:
        facts = signing.loads(text, salt=_salt(user), max_age=GOOD_FOR_SECONDS)
        return base64.b85decode(facts["file"]), facts["digest"], facts["agency"]
    except (signing.BadSignature, binascii.Error, ValueError, KeyError) as error:
        raise NotWhatWasChecked from error


def _salt(user):
    return f"competencies.frameworks.exchange:{user.public_id}"
