import hashlib
import json
import os
import time
import zlib

import pytest

from certificates.verifying import pdf_contents, seals
from tests.factories.shown_files import pdf_of_streams, photo

CREDENTIAL = json.dumps({"type": ["VerifiableCredential"], "id": "https://a.example/v/7F3K92QD0ZX1"}).encode()
PACKED = zlib.compress(CREDENTIAL)
OBJECTS = zlib.compress(b"12 0 13 40 <</URI (https://a.example/v/7F3K92QD0ZX1)>>")


def digest(content):
    return hashlib.sha256(content).hexdigest()


def test_every_beginning_that_could_be_a_file_has_its_digest():
    first = b"%PDF-1.7 first %%EOF\n"
    whole = first + b"second %%EOF\r\n" + b"third"

    found = pdf_contents.digests(whole)

    assert found[0] == digest(whole)
    assert {digest(first), digest(first[:-1]), digest(whole[:-5]), digest(whole[:-6])} <= set(found)


def test_a_file_of_nothing_but_ends_has_few_digests():
    found = pdf_contents.digests(b"%%EOF\n" * 1_000_000)

    assert len(found) <= 1 + pdf_contents.MOST_ENDS * 2


def test_an_attached_credential_is_found_in_its_stream():
    found = pdf_contents.contents_of(pdf_of_streams(zlib.compress(b"0 0 m"), PACKED))

    assert found.credentials == [CREDENTIAL]


def test_a_link_is_found_among_packed_objects_and_in_the_open():
    packed = pdf_contents.contents_of(pdf_of_streams(OBJECTS))
    open_ = pdf_contents.contents_of(b"%PDF-1.4 /URI (https://a.example/v/7F3K92QD0ZX1)")

    assert packed.links == open_.links == ["https://a.example/v/7F3K92QD0ZX1"]


def test_the_pictures_of_a_scan_are_found():
    scan = photo("https://a.example/v/7F3K92QD0ZX1")

    [found] = pdf_contents.contents_of(pdf_of_streams(scan)).photos

    assert found.startswith(scan)


def test_other_json_and_broken_streams_are_passed_over():
    content = pdf_of_streams(zlib.compress(b'{"a": 1}'), PACKED[:8], b"\x78\x9cnot packed", b"")

    assert pdf_contents.contents_of(content) == pdf_contents.Contents()


BOMB = zlib.compress(b"1" * 100_000_000)
LINKS = b"https://" + b"a" * 99 + b" "
HOSTILE = {
    "bombs": lambda: pdf_of_streams(*[BOMB] * 90),
    "a hundred thousand streams": lambda: b"%PDF-1.7" + b"stream\n" * 1_400_000,
    "streams that look promising": lambda: pdf_of_streams(*[zlib.compress(b"{" + os.urandom(100))] * 60_000),
    "ends": lambda: b"%PDF-1.7" + b"%%EOF\r\n" * 1_400_000,
    "signatures": lambda: b"%PDF-1.7" + b"/ByteRange [0 1 2 3]" * 500_000,
    "beginnings of signatures": lambda: b"%PDF-1.7" + (b"/ByteRange [" + b" " * 9) * 480_000,
    "half signatures": lambda: b"%PDF-1.7" + b"/ByteRange [0 10 20 9000000]<" * 40 + b"0" * 9_900_000,
    "nearly links": lambda: b"%PDF-1.7" + LINKS * 90_000,
    "nothing": lambda: b"%PDF-1.7" + bytes(10_000_000),
    "noise": lambda: b"%PDF-1.7" + os.urandom(10_000_000),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", HOSTILE)
def test_ten_hostile_megabytes_cost_less_than_a_second(name):
    content = HOSTILE[name]()[: 10 * 1024 * 1024]
    began = time.process_time()

    pdf_contents.digests(content)
    pdf_contents.contents_of(content)
    seal = seals.seal_of(content)

    assert time.process_time() - began < 1
    assert seal == seals.Seal()
