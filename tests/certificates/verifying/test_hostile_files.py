"""Files that are meant to break the check, to hold it up, or to be taken for ours."""

import base64
import json
import os
import re
import time
from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certificates.credentials import baking
from certificates.credentials.proofs import issuer_id
from certificates.verifying.files import Finding, Outcome, examine
from tests.factories.certificates import document
from tests.factories.shown_files import encoded, finder_patterns, noise, pdf_of_streams, photo, qr_link

pytestmark = pytest.mark.django_db
BEGINNINGS = [
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"\x00\x00\x00\x24ftypheic",
    b"<svg xmlns='http://www.w3.org/2000/svg'>",
    b"{",
    b"eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJkaWQifQ.",
    b"https://127.0.0.1:8000/v/",
    b"",
]
KINDS = ["pdf", "json", "jwt", "png", "svg", "photo", "scan"]
SVG = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'


@pytest.fixture
def genuine(certificate):
    """One file of each kind."""
    credential, seen = certificate.credential, photo(qr_link(certificate), size=(900, 700), width=400)
    return {
        "pdf": document(certificate),
        "json": credential.document.encode(),
        "jwt": credential.jwt.encode(),
        "png": baking.bake_png(encoded(noise(16, 16), "PNG"), credential.document),
        "svg": baking.bake_svg(SVG, credential.document).encode(),
        "photo": seen,
        "scan": pdf_of_streams(seen),
    }


def mutated(content, random):
    """Bits turned round, parts lost, doubled or put in, a few at once."""
    content = bytearray(content)
    for _ in range(random.randint(1, 6)):
        place, length = random.randrange(len(content) + 1), random.choice([1, 2, 8, 200, 5000])
        kind = random.choice("xxxlld+")
        if kind == "x" and place < len(content):
            content[place] ^= 1 << random.randrange(8)
        elif kind == "l":
            del content[place : place + length]
        elif kind == "d":
            content[place:place] = content[place : place + length]
        elif kind == "+":
            content[place:place] = random.randbytes(length)
    return bytes(content)


def fuzz(content, at, *, seed, number):
    random = Random(seed)
    for _ in range(number):
        changed = mutated(content, random)
        finding = examine(changed, at=at)
        assert isinstance(finding, Finding)
        yield changed, finding


def sealed_part(pdf):
    """All but the room of the seal itself, which no seal can cover."""
    length, after, rest = map(int, re.search(rb"/ByteRange *\[ *0 (\d+) (\d+) (\d+)", pdf).groups())
    return pdf[:length] + pdf[after : after + rest]


@pytest.mark.parametrize("kind", KINDS)
def test_no_mutation_breaks_the_check(genuine, at, kind):
    for changed, finding in fuzz(genuine[kind], at, seed=20261122, number=30):
        assert not finding.is_exact or changed == genuine[kind]


def test_no_mutation_of_what_is_sealed_is_taken_for_genuine(genuine, at):
    pdf = genuine["pdf"]

    for changed, finding in fuzz(pdf, at, seed=7, number=60):
        is_sealed_part_whole = len(changed) == len(pdf) and sealed_part(changed) == sealed_part(pdf)
        assert finding.outcome != Outcome.GENUINE or is_sealed_part_whole


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_hundreds_of_mutations_break_nothing(genuine, at, kind):
    outcomes = {finding.outcome for _, finding in fuzz(genuine[kind], at, seed=1, number=300)}

    assert len(outcomes) > 1


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=300))
def test_no_bytes_break_the_check(at, beginning, rest):
    assert isinstance(examine(beginning + rest, at=at), Finding)


def unsigned(facts):
    head, claims = (base64.urlsafe_b64encode(part).rstrip(b"=") for part in (b'{"alg":"ES256"}', facts))
    return head + b"." + claims + b"." + b"A" * 86


HALVES = [
    b'{"issuer": {"name": "A\\ud800B"}}',
    b'{"issuer": "did:web:\\udc00"}',
    b'{"issuer": {"name": "A\\u202eB\\u0000"}}',
    b'{"issuer": "x", "id": "https://127.0.0.1:8000/v/\\ud800"}',
    b'{"\\ud800": 1, "iss": "did:web:x"}',
]


@pytest.mark.parametrize("words", HALVES)
@pytest.mark.parametrize("write", [bytes, unsigned], ids=["json", "jwt"])
def test_letters_that_no_text_has_end_in_words(client, db, at, write, words):
    content = write(words)

    for address, name in (("/verifikasi/berkas/", "berkas"), ("/api/v1/verify", "file")):
        assert client.post(address, {name: SimpleUploadedFile("x", content)}).status_code == 200
    assert examine(content, at=at).by.isprintable()


def test_letters_that_no_text_has_in_a_credential_of_ours_end_in_words(client, certificate):
    genuine = json.loads(certificate.credential.document)
    broken = [{**genuine, name: "A\ud800B"} for name in ("id", "name", "issuer", "validFrom")]
    broken += [{**genuine, "proof": {**genuine["proof"], name: "z\ud800"}} for name in genuine["proof"]]

    for document_ in broken:
        content = json.dumps(document_).encode()
        response = client.post("/verifikasi/berkas/", {"berkas": SimpleUploadedFile("x", content)})
        assert response.status_code == 200


@pytest.mark.parametrize("words", [b'{"issuer": "did:web:a", "issuer": "did:web:b"}', HALVES[0]])
@pytest.mark.parametrize("write", [bytes, unsigned], ids=["json", "jwt"])
def test_what_two_readers_may_take_for_different_things_names_no_issuer(db, at, write, words):
    finding = examine(write(words), at=at)

    assert (finding.outcome, finding.by) == (Outcome.UNREADABLE, "")


@pytest.mark.parametrize("name", ["issuer", "name", "credentialSubject"])
def test_a_credential_that_says_something_twice_is_not_judged(certificate, at, name):
    twice = f'{{"{name}": "Orang Lain",' + certificate.credential.document[1:]

    finding = examine(twice.encode(), at=at)

    assert (finding.outcome, finding.certificate) == (Outcome.UNREADABLE, None)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_cut_off_ends_in_words(client, genuine, kind):
    whole = genuine[kind]
    for part in (0.1, 0.5, 0.95):
        content = whole[: int(len(whole) * part)]
        response = client.post("/verifikasi/berkas/", {"berkas": SimpleUploadedFile("x", content)})
        assert response.status_code == 200
        assert "<h1>" in response.text


def poisoned(certificate, subject):
    """Claims to be ours, so that its signature has to be looked at."""
    credential = json.loads(certificate.credential.document)
    assert issuer_id(credential).startswith("did:web:")
    return json.dumps({**credential, "credentialSubject": subject}).encode()


def claims(content):
    body = base64.urlsafe_b64encode(content).rstrip(b"=")
    return b"eyJhbGciOiJFUzI1NiJ9." + body + b"." + b"A" * 86


DEEP = b'{"a":' * 16_000 + b"1" + b"}" * 16_000
HOSTILE = {
    "ten megabytes of nothing": lambda _: bytes(10_000_000),
    "ten megabytes of JSON": lambda _: b'{"a": [' + b"1," * 4_900_000 + b"1]}",
    "deep JSON": lambda _: DEEP,
    "endless number": lambda _: b'{"a": ' + b"9" * 90_000 + b"}",
    "alike nodes": lambda certificate: poisoned(certificate, [{"type": "AchievementSubject"}] * 900),
    "nodes in nodes": lambda certificate: poisoned(
        certificate, [{"achievement": [{"alignment": [{}, {}, {}]}] * 10}] * 10
    ),
    "deep JWT": lambda _: claims(DEEP),
    "ten megabytes of JWT": lambda _: claims(b'{"a": "' + b"x" * 7_000_000 + b'"}'),
    "deep SVG": lambda _: b"<svg>" + b"<g>" * 90_000,
    "ten megabytes of SVG": lambda _: b"<svg>" + b"<g/>" * 2_400_000 + b"</svg>",
    "entities": lambda _: (
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg>&b;</svg>'
    ),
    "finder patterns": lambda _: finder_patterns(4000, pixel=2),
    "a scan of finder patterns": lambda _: pdf_of_streams(*[finder_patterns(3000, "JPEG", pixel=2)] * 5),
    "noise as PDF": lambda _: b"%PDF-1.7" + os.urandom(10_000_000),
    "a sealed document and ten megabytes": lambda certificate: document(certificate) + os.urandom(10_000_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_less_than_a_second_and_is_not_ours(certificate, at, name):
    content = HOSTILE[name](certificate)
    began = time.process_time()

    finding = examine(content, at=at)

    assert time.process_time() - began < 1
    assert finding.outcome != Outcome.GENUINE
