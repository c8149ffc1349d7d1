"""From which address a request comes, as far as it can be known. Whatever a client makes up, never an error."""

import ipaddress
import re

BRACKETED = re.compile(r"\[([^\]]*)\](?::\d+)?")
WITH_PORT = re.compile(r"([\d.]+):\d+")


def client_address(meta, *, trusted_proxies):
    """The address as text, or None: over a Unix socket, or when the header is not what our proxies write.

    Of X-Forwarded-For only the last entries count, one for each of our own proxies: clients write what they like
    before them.
    """
    forwarded = meta.get("HTTP_X_FORWARDED_FOR", "")
    if trusted_proxies and forwarded:
        hops = forwarded.split(",")
        return _parsed(hops[-trusted_proxies]) if len(hops) >= trusted_proxies else None
    return _parsed(meta.get("REMOTE_ADDR") or "")


def _parsed(text):
    text = text.strip()
    match = BRACKETED.fullmatch(text) or WITH_PORT.fullmatch(text)
    address = (match[1] if match else text).partition("%")[0]
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    # Servers that listen to both kinds write ::ffff:10.0.0.1 for 10.0.0.1.
    return str(getattr(parsed, "ipv4_mapped", None) or parsed)
