"""A status list as Bitstring Status List 1.0 writes it: the highest bit first, and never below its least size."""

import base64
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.credentials import status_list
from certificates.credentials.canonical import canonical
from certificates.models.status_lists import LENGTH
from tests.factories.credentials import DID, ISSUED_AT, LIST

PLACES = st.integers(min_value=0, max_value=status_list.SIZE - 1)


def test_the_size_is_the_one_that_the_database_keeps_to():
    assert status_list.SIZE == LENGTH == 131_072


def test_the_first_place_is_the_highest_bit_of_the_first_byte():
    assert status_list.with_bits([0])[0] == 0b1000_0000
    assert status_list.with_bits([7])[0] == 0b0000_0001
    assert status_list.with_bits([8])[1] == 0b1000_0000


@given(st.sets(PLACES, max_size=30), PLACES)
def test_exactly_the_set_bits_are_read_back(places, other):
    bits = status_list.with_bits(places)

    read = status_list.decode(status_list.encode(bits))

    assert read == bits
    assert all(status_list.has_bit(read, place) for place in places)
    assert status_list.has_bit(read, other) == (other in places)


def test_the_empty_list_of_the_standard_is_read():
    # The example of the specification, 4.1.
    written = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"

    assert status_list.decode(written) == status_list.empty()


def packed(content):
    return "u" + base64.urlsafe_b64encode(gzip.compress(content)).rstrip(b"=").decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "u",
        "zabc",
        "uAAAA",
        "u!!!!",
        "u" + "A" * 200_000,
        packed(b""),
        packed(bytes(100)),
        packed(bytes(50_000_000)),
    ],
    ids=range(9),
)
def test_what_is_no_list_is_refused(text):
    with pytest.raises(status_list.StatusListMalformed):
        status_list.decode(text)


def test_a_full_list_gives_each_place_once_and_not_in_order():
    places = [status_list.scattered(number, multiplier=69_069, offset=4711) for number in range(status_list.SIZE)]

    assert len(set(places)) == status_list.SIZE
    assert places[:3] != sorted(places[:3]) or places[1] - places[0] > 1


def test_the_credential_of_a_list_can_be_signed_as_it_is():
    document = status_list.credential(
        list_url=LIST, issuer=DID, bits=status_list.empty(), valid_from=ISSUED_AT, valid_until=ISSUED_AT
    )

    assert b"encodedList" in canonical(document)
    assert document["credentialSubject"]["statusPurpose"] == "revocation"
