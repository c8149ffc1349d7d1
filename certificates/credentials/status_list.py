"""Bitstring Status List 1.0: one bit for each certificate of a list, which says whether it is revoked."""

import base64
import binascii
import gzip
import io

from certificates.credentials.canonical import CREDENTIALS_V2
from certificates.credentials.moments import iso

SIZE = 131_072  # the least that the standard allows, so that a bit tells nobody apart


class StatusListMalformed(Exception):
    """The encoded list cannot be read, or is larger than a list may be."""


def scattered(sequence, *, multiplier, offset):
    """The place of the `sequence`-th certificate, counted from 0. An odd multiplier uses each place once."""
    return (multiplier * sequence + offset) % SIZE


def empty():
    return bytes(SIZE // 8)


def with_bits(places):
    """A list in which these and no other bits are set; the first place is the highest bit of the first byte."""
    bits = bytearray(empty())
    for place in places:
        bits[place >> 3] |= 0x80 >> (place & 7)
    return bytes(bits)


def has_bit(bits, place):
    return bool(bits[place >> 3] & 0x80 >> (place & 7))


def encode(bits):
    return "u" + base64.urlsafe_b64encode(gzip.compress(bits, 9, mtime=0)).rstrip(b"=").decode()


def decode(text):
    """The bits of an encoded list of the size used here."""
    if not text.startswith("u") or len(text) > SIZE:
        raise StatusListMalformed("It is not written as a status list should be.")
    try:
        packed = base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
        with gzip.open(io.BytesIO(packed)) as file:
            bits = file.read(SIZE // 8 + 1)
    except (OSError, EOFError, ValueError, binascii.Error) as error:
        raise StatusListMalformed("It cannot be unpacked.") from error
    if len(bits) != SIZE // 8:
        raise StatusListMalformed("It has not the size of a status list.")
    return bits


def entry(list_url, place):
    """What a credential says about where its state stands. One object: the official schema refuses an array."""
    return {
        "id": f"{list_url}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(place),
        "statusListCredential": list_url,
    }


def credential(*, list_url, issuer, bits, valid_from, valid_until):
    """The list as a credential, yet to be signed. `issuer` is a DID."""
    return {
        "@context": [CREDENTIALS_V2],
        "id": list_url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": iso(valid_from),
        "validUntil": iso(valid_until),
        "credentialSubject": {
            "id": f"{list_url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encode(bits),
        },
    }
