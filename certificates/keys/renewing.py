"""Certificates that rest on a key which was given up, and how they get another.

What is signed anew belongs to packages above; they say here how: `register("credential", renew_credential)`, a
function of `certificate` and `at` that may be called twice.
"""

import logging

from certificates.models import Certificate

FIELDS = {"credential": "credential__key", "jwt": "credential__jwt_key", "seal": "seal_key"}
logger = logging.getLogger(__name__)
_renewals = {}


def register(purpose, renew):
    _renewals[purpose] = renew


def can_renew(key):
    return key.purpose in _renewals


def resting_on(key):
    """The certificates that count and whose proof was made with `key`."""
    certificates = Certificate.objects.filter(**{FIELDS[key.purpose]: key})
    return certificates.filter(revocation=None, replaced_by=None).order_by("pk")


def renew_all(*, key, at):
    """Signs anew what rests on the key. One that fails stays for the next time and stops no other."""
    renew = _renewals[key.purpose]
    done = 0
    for number in list(resting_on(key).values_list("pk", flat=True)):
        try:
            renew(certificate=Certificate.objects.get(pk=number), at=at)
            done += 1
        except Exception:
            logger.exception("Certificate %s could not be signed anew", number)
    return done
