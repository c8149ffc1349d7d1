"""Whether a number that somebody was told is that of a certificate's holder. Nothing more than yes or no is said, and
not often enough to try out the numbers of a day of birth."""

import hashlib
import hmac
import ipaddress

from accounts import audit
from accounts.request_limits import count

# From one place, and from everywhere together, so that many addresses do not help either. All certificates of a person
# count as one: they print the same number.
HERE, HERE_SECONDS = 5, 300
EVERYWHERE = ((30, 3600), (60, 86_400))
IPV6_NETWORK = 64  # what one household or server is given


class TooManyTries(Exception):
    """`args[0]` is the number of seconds to wait."""


def matches(*, certificate, number, address):
    """Whether `number` (18 digits) is the one printed for the holder. Each answer stands in the trail.

    Raises TooManyTries.
    """
    _count(certificate.holder_id, address or "")
    printed = certificate.snapshot["holder"].get("number") or "-"
    is_same = hmac.compare_digest(printed.encode(), number.encode())
    action = "certificate.number_matched" if is_same else "certificate.number_did_not_match"
    audit.record_event(action, subject=certificate.holder, target=certificate.number)
    return is_same


def _count(holder, address):
    place = hashlib.sha256(_network(address).encode()).hexdigest()[:16]
    if count(f"match-number:{holder}:{place}", HERE_SECONDS) > HERE:
        raise TooManyTries(HERE_SECONDS)
    for most, seconds in EVERYWHERE:
        if count(f"match-number:{holder}:{seconds}", seconds) > most:
            raise TooManyTries(seconds)


def _network(address):
    """Who holds one address of IPv6 holds all of its network."""
    if ":" not in address:
        return address
    return str(ipaddress.ip_network((address, IPV6_NETWORK), strict=False))
