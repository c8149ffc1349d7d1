import base64
import dataclasses
import datetime
import io
import unicodedata
import zlib

import cbor2
import pytest
import segno
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from certificates.offline import payload, small_cbor

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
KNOWN = {("", "key-2026-01"): KEY.public_key()}
SITE = "https://belajar.pemkabsukamaju.go.id"
FACTS = payload.Facts(
    code="7F3K92QD0ZXC",
    number="893.3/00001/BKPSDM/XI/2026",
    name="Yuliana Wati, S.Kom., M.T.I.",
    course="Literasi Digital Dasar bagi ASN",
    hours=20,
    started=datetime.date(2026, 11, 1),
    completed=datetime.date(2026, 11, 20),
    valid_until=datetime.date(2029, 11, 20),
)
days = st.dates(datetime.date(1970, 1, 1), datetime.date(2149, 1, 1))
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
any_facts = st.builds(
    payload.Facts,
    code=st.just("7F3K92QD0ZXC"),
    number=texts,
    name=texts,
    course=texts,
    hours=st.integers(1, 900),
    started=days,
    completed=days,
    valid_until=st.none() | days,
    issuer=st.just(""),
)


def make(facts=FACTS, key=KEY, key_name="key-2026-01"):
    return payload.make_token(facts, key=key, key_name=key_name)


def link_of(facts):
    return payload.link(site_url=SITE, code=facts.code, token=make(facts))


def signed(body, key=KEY):
    return base64.b32encode(key.sign(payload.PREFIX + body) + body).decode().rstrip("=")


def values_of(facts=FACTS):
    return {
        1: "key-2026-01",
        2: facts.code,
        3: facts.number,
        4: facts.name,
        5: facts.course,
        6: facts.hours,
        7: (facts.started - payload.EPOCH).days,
        8: (facts.completed - payload.EPOCH).days,
    }


def test_what_was_signed_is_read_back():
    facts = payload.read_token(make(), KNOWN)

    assert facts == dataclasses.replace(FACTS, key_name="key-2026-01")


def test_a_certificate_that_never_ends_and_a_unit_as_issuer_are_read_back():
    facts = dataclasses.replace(FACTS, valid_until=None, issuer="bkpsdm")

    read = payload.read_token(make(facts), {("bkpsdm", "key-2026-01"): KEY.public_key()})

    assert (read.valid_until, read.issuer) == (None, "bkpsdm")


def test_the_same_facts_give_the_same_token():
    assert make() == make()


@given(any_facts)
def test_any_facts_fit_the_code_and_what_is_cut_says_so(facts):
    token = make(facts)
    read = payload.read_token(token, KNOWN)

    assert len(token) <= payload.LONGEST_TOKEN
    for name in ["number", "name", "course"]:
        whole, got = unicodedata.normalize("NFC", getattr(facts, name)), getattr(read, name)
        assert got == whole or (got.endswith("…") and whole.startswith(got[:-1]))
    assert (read.hours, read.started, read.valid_until) == (facts.hours, facts.started, facts.valid_until)


def test_a_common_certificate_is_not_cut_and_its_link_is_short():
    assert len(link_of(FACTS)) <= 400


LONG = dataclasses.replace(
    FACTS,
    name="Dr. Ir. Raden Mas Sastrawinangun Kusumaatmadja Wirjosoebroto Mangkunegara, S.Kom., M.T.I., Ph.D., CISA",
    course="Pelatihan Keamanan Informasi dan Pelindungan Data Pribadi bagi Pengelola Layanan Pemerintahan Digital",
)
JAVANESE = dataclasses.replace(FACTS, name="ꦪꦸꦭꦶꦪꦤꦮꦠꦶ " * 13)


@pytest.mark.parametrize("facts", [FACTS, LONG, JAVANESE], ids=["common", "long", "javanese"])
def test_the_link_fits_a_code_that_can_be_printed_and_is_read_from_a_picture(facts):
    link = link_of(facts)

    code = segno.make_qr(link, error="m", boost_error=False)
    drawn = io.BytesIO()
    code.save(drawn, kind="png", scale=4, border=4)
    read = zxingcpp.read_barcode(Image.open(drawn).convert("L"))

    assert code.version <= 15
    assert code.mode == "alphanumeric"
    assert read.text == link


def test_short_texts_stay_whole_when_another_is_too_long():
    read = payload.read_token(make(dataclasses.replace(FACTS, course="".join(map(chr, range(0x100, 0x200))))), KNOWN)

    assert (read.name, read.number) == (FACTS.name, FACTS.number)
    assert read.course.endswith("…")


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("Budi", 4, "Budi"),
        ("Budiman", 6, "Bud…"),
        ("Budi Santoso", 8, "Budi…"),
        ("dayeuh é", 9, "dayeuh é"),
        ("ꦪꦸꦪꦸ", 11, "ꦪꦸ…"),  # the vowel sign stays with its letter
        ("ꦪꦸꦪꦸ", 6, "…"),
    ],
)
def test_a_text_is_cut_between_letters(text, most, cut):
    assert payload.shortened(text, most) == cut
    assert len(cut.encode()) <= most


def test_every_changed_character_is_noticed():
    token = make()

    for place in range(len(token)):
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        with pytest.raises(payload.TokenRefused):
            payload.read_token(changed, KNOWN)


def test_every_cut_is_noticed():
    token = make()

    for length in range(len(token)):
        with pytest.raises(payload.TokenRefused):
            payload.read_token(token[:length], KNOWN)


def test_somebody_elses_signature_is_refused():
    with pytest.raises(payload.WrongSignature):
        payload.read_token(make(key=OTHER_KEY), KNOWN)


@pytest.mark.parametrize(
    ("facts", "name"), [(FACTS, "key-2026-02"), (dataclasses.replace(FACTS, issuer="x"), "key-2026-01")]
)
def test_an_unknown_key_is_named(facts, name):
    with pytest.raises(payload.UnknownKey):
        payload.read_token(make(facts, key_name=name), KNOWN)


def test_the_signature_holds_for_nothing_but_such_codes():
    body = payload.PLAIN + cbor2.dumps(values_of(), canonical=True)
    token = base64.b32encode(KEY.sign(body) + body).decode().rstrip("=")

    with pytest.raises(payload.WrongSignature):
        payload.read_token(token, KNOWN)


@pytest.mark.parametrize(
    "token",
    [
        "",
        "A",
        "abc",
        "0189",
        "A" * 8,
        "A" * 104,
        "A" * 401,
        "A" * 200 + "=",
        make() + "A",
        make().lower(),
        make() + "\n",
    ],
)
def test_what_is_no_token_is_refused(token):
    with pytest.raises(payload.MalformedToken):
        payload.read_token(token, KNOWN)


@pytest.mark.parametrize(
    "body",
    [
        b"\x03" + cbor2.dumps(values_of(), canonical=True),
        payload.PLAIN + cbor2.dumps({**values_of(), 11: "more"}, canonical=True),
        payload.PLAIN + cbor2.dumps({1: "key-2026-01", 2: FACTS.code}, canonical=True),
        payload.PLAIN + cbor2.dumps({**values_of(), 4: 7}, canonical=True),
        payload.PLAIN + cbor2.dumps({**values_of(), 6: "20"}, canonical=True),
        payload.PLAIN + cbor2.dumps({**values_of(), 7: 2**32 - 1}, canonical=True),
        payload.PLAIN + cbor2.dumps(list(values_of().values())),
        payload.PLAIN + cbor2.dumps({**values_of(), 4: {"a": 1}}, canonical=True),
        payload.DEFLATED + b"\xff\xff",
        payload.DEFLATED + zlib.compress(cbor2.dumps(values_of(), canonical=True), wbits=-15) + b"x",
        payload.DEFLATED + zlib.compress(cbor2.dumps({**values_of(), 4: "a" * 100_000}, canonical=True), wbits=-15),
    ],
)
def test_signed_nonsense_is_refused_too(body):
    with pytest.raises(payload.MalformedToken):
        payload.read_token(signed(body), KNOWN)


@given(st.binary(max_size=200))
def test_whatever_stands_in_a_link_ends_in_a_refusal(body):
    with pytest.raises(payload.TokenRefused):
        payload.read_token(base64.b32encode(bytes(64) + body).decode().rstrip("="), KNOWN)


@given(st.dictionaries(st.integers(0, 300), st.integers(0, 2**32 - 1) | st.text(max_size=300), max_size=30))
def test_our_reader_reads_what_the_library_writes(values):
    written = {number: values[number] for number in sorted(values)}

    assert small_cbor.read(cbor2.dumps(written)) == values


@given(st.binary(max_size=120))
def test_our_reader_takes_nothing_that_the_library_reads_otherwise(data):
    try:
        values = small_cbor.read(data)
    except small_cbor.Malformed:
        return

    assert cbor2.loads(data) == values
    assert cbor2.dumps(values) == data


def test_no_number_of_a_person_is_in_the_token():
    snapshot = {
        "code": FACTS.code,
        "number": FACTS.number,
        "dates": {"issued": "2026-11-21", "started": "2026-11-01", "completed": "2026-11-20", "valid_until": None},
        "holder": {"name": FACTS.name, "number": "199001012015012001", "rank": "Penata"},
        "course": {"title": FACTS.course, "hours": 20},
    }

    facts = payload.facts_of(snapshot, issuer="")
    body = base64.b32decode(make(facts) + "=" * (-len(make(facts)) % 8))

    assert facts == dataclasses.replace(FACTS, valid_until=None)
    assert b"1990" not in payload._unpacked(body[64:])
