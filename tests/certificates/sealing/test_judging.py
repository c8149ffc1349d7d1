import datetime
import io
import random
import resource
import time
import zlib

import pytest
from cryptography import x509
from pypdf import PdfReader

from certificates.sealing import bounded, cms, judging, services
from certificates.sealing.judging import judge
from tests.factories.keys import Authority, give_up, key_in_use
from tests.factories.sealing import Signer, add_script, flip, make_pdf, overlay, seal

pytestmark = pytest.mark.django_db
NOBODY = cms.Trust()


def test_a_sealed_document_is_genuine(at):
    verdict = judge(seal(at), trusted=services.trust())

    signature = verdict.signature
    assert verdict.is_genuine
    assert not verdict.problem
    assert (signature.signer, signature.signed_at) == ("Bimtek LMS", at)
    assert signature.covers_whole_file


def test_a_real_certificate_is_genuine(issued):
    with issued.pdf.open() as file:
        verdict = judge(file.read(), trusted=services.trust())

    assert verdict.is_genuine


def test_a_seal_that_nobody_vouches_for_is_intact_but_not_genuine(at):
    verdict = judge(seal(at), trusted=NOBODY)

    assert verdict.is_intact
    assert not verdict.is_modified_after_signing
    assert not verdict.is_genuine


def test_the_seal_of_a_key_that_was_given_up_counts_no_longer(at):
    sealed = seal(at)
    give_up(key_in_use("seal"), at)

    assert not judge(sealed, trusted=services.trust()).is_genuine


def test_a_seal_of_another_site_is_not_ours(at):
    forged = Signer("Bimtek LMS").sign(make_pdf())

    verdict = judge(forged, trusted=services.trust())

    assert verdict.is_intact
    assert not verdict.is_genuine


def test_the_authority_above_our_key_vouches_for_nobody_else(at):
    """A certificate of the same authority, as any customer of it may have, does not make seals of ours."""
    authority = Authority()
    trust = cms.Trust(signers=frozenset([cms.digest_of(Signer(authority=authority).certificate)]))

    verdict = judge(Signer(authority=authority).sign(make_pdf()), trusted=trust)

    assert not verdict.is_genuine


@pytest.mark.parametrize("attack", [overlay, add_script])
def test_what_is_added_after_the_seal_is_noticed(at, attack):
    """Programs such as pdfsig go on calling the signature valid."""
    forged = attack(seal(at))

    verdict = judge(forged, trusted=services.trust())

    assert verdict.is_intact
    assert verdict.is_modified_after_signing
    assert not verdict.is_genuine


def test_an_attackers_own_signature_on_top_does_not_hide_the_change(at):
    forged = Signer("Bimtek LMS").sign_in_spite(overlay(seal(at)))

    verdict = judge(forged, trusted=services.trust())

    assert not verdict.is_genuine


@pytest.mark.parametrize("added", [b"\n", b" ", b"%", b"%%EOF\n", b"\nstartxref\n0\n%%EOF\n"])
def test_even_a_single_byte_at_the_end_is_noticed(at, added):
    assert not judge(seal(at) + added, trusted=services.trust()).is_genuine


def test_a_cut_document_is_noticed(at):
    assert not judge(seal(at)[:-1], trusted=services.trust()).is_genuine


def test_any_flipped_byte_is_noticed(at):
    """Only where the file keeps room for the signature may bytes differ, and nothing is shown from there."""
    sealed = seal(at)
    trust = services.trust()
    places = random.Random(20261121).sample(range(len(sealed)), 150)

    unnoticed = [place for place in places if judge(flip(sealed, place), trusted=trust).is_genuine]

    length, after = judging.BYTE_RANGE.search(sealed)[2], judging.BYTE_RANGE.search(sealed)[3]
    room = range(int(length), int(after))
    assert all(place in room for place in unnoticed)


def test_the_gap_in_what_is_signed_holds_the_signature_and_nothing_else(at):
    """A wider gap would leave room for other objects, as in the attacks that wrap signatures."""
    sealed = seal(at)
    found = judging.BYTE_RANGE.search(sealed)
    narrower = str(int(found[2]) - 40).encode().rjust(len(found[2]))
    forged = sealed[: found.start(2)] + narrower + sealed[found.end(2) :]

    verdict = judge(forged, trusted=services.trust())

    assert verdict.problem == "broken_signature"
    assert not verdict.is_genuine


def test_a_seal_moved_to_another_document_does_not_hold(at):
    sealed, other = seal(at), make_pdf("Sertifikat orang lain")

    forged = other + sealed[len(make_pdf()) :]

    assert not judge(forged, trusted=services.trust()).is_genuine


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "not_a_pdf"),
        (b"GIF89a", "not_a_pdf"),
        (b"%PDF-1.7 " + b"0" * judging.LARGEST_FILE, "too_large"),
        (b"%PDF-1.7 " + b"/ByteRange [0 1 2 3]" * 9, "too_many_signatures"),
        (b"%PDF-1.7 /ByteRange [0 5 10 9999999999]", "broken_signature"),
        (b"%PDF-1.7 /ByteRange [0 9 9 0]", "broken_signature"),
    ],
)
def test_what_is_no_signed_document_is_said_so(content, problem):
    assert judge(content, trusted=NOBODY).problem == problem


def test_an_unsigned_document_is_unsigned():
    assert judge(make_pdf(), trusted=NOBODY).problem == "unsigned"


def test_proofs_added_later_by_others_are_harmless_only_if_they_are_proofs(at):
    sealed = seal(at)

    assert not bounded.later_changes_are_harmless(overlay(sealed), signed_end=len(sealed))
    assert not bounded.later_changes_are_harmless(sealed + b"garbage", signed_end=1)


def test_a_signature_before_its_certificate_began_does_not_count(at):
    early = key_in_use("seal").created_at - datetime.timedelta(days=365 * 4)

    verdict = judge(seal(early), trusted=services.trust())

    assert verdict.is_intact
    assert not verdict.is_genuine


# --- Hostile files --------------------------------------------------------------------------------


def fuzzed(sealed, seed):
    """A document with a few runs of bytes exchanged, mostly where the signature stands."""
    chance = random.Random(seed)
    forged = bytearray(sealed)
    for _ in range(chance.randint(1, 6)):
        place = chance.randint(len(sealed) * 2 // 3, len(sealed) - 10)
        forged[place : place + chance.randint(1, 8)] = chance.randbytes(chance.randint(0, 8))
    return bytes(forged)


def test_no_mutated_document_breaks_the_judge_or_passes_it(at):
    sealed, trust = seal(at), services.trust()
    room = judging.BYTE_RANGE.search(sealed)
    gap = slice(int(room[2]), int(room[3]))

    for seed in range(300):
        forged = fuzzed(sealed, seed)
        is_same = forged[: gap.start] == sealed[: gap.start] and forged[gap.stop :] == sealed[gap.stop :]
        assert is_same or not judge(forged, trusted=trust).is_genuine


@pytest.mark.slow
@pytest.mark.parametrize(
    "filling",
    [
        b"/ByteRange [0 1 2 3]<00>",
        b"/ByteRange [" + b" " * 9,
        b"<" * 100,
        b"/M (D:",
        b"0 0 obj<</Length 99999999>>stream",
    ],
)
def test_ten_hostile_megabytes_cost_less_than_a_second(at, filling):
    hostile = seal(at)
    hostile += filling * ((judging.LARGEST_FILE - len(hostile)) // len(filling))

    begun = time.process_time()
    verdict = judge(hostile, trusted=services.trust())

    assert not verdict.is_genuine
    assert time.process_time() - begun < 1


@pytest.mark.slow
def test_a_small_update_that_unpacks_to_gigabytes_ends_in_time(at):
    """Appended to a genuine document, so that it is looked at: in a process that may take little."""
    sealed = seal(at)
    bomb = zlib.compress(b"\0" * (400 * 1024 * 1024), 9)
    table = b"\n99 0 obj\n<</Type/XRef/Size 100/W[1 4 1]/Index[99 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>stream\n"
    update = table % len(bomb) + bomb + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (len(sealed) + 1)
    hostile = sealed + update

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    verdict = judge(hostile, trusted=services.trust())

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert not verdict.is_genuine
    # Loading the library takes a part that depends on the machine.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < bounded.LONGEST + 1.5


def test_a_chain_of_authorities_is_followed_and_ends(at):
    """Certificates that vouch for each other in a circle lead nowhere."""
    first, second = Authority("Satu"), Authority("Dua")
    leaf = first.certify(Signer().key.public_key())

    assert cms.is_trusted(leaf, [first.certificate], cms.Trust(roots=(first.certificate,)), at=at)
    assert not cms.is_trusted(leaf, [first.certificate, second.certificate] * 6, cms.Trust(roots=()), at=at)
    assert not cms.is_trusted(leaf, [first.certificate], cms.Trust(roots=(second.certificate,)), at=at)


def test_a_certificate_that_is_no_authority_vouches_for_nobody(at):
    authority = Authority()
    middle_key = Authority("Perantara")
    middle = authority.certify(middle_key.key.public_key(), name="Perantara")
    leaf = middle_key.certify(Signer().key.public_key())

    assert isinstance(middle, x509.Certificate)
    assert not cms.is_trusted(leaf, [middle], cms.Trust(roots=(authority.certificate,)), at=at)


def test_the_pages_of_a_forged_document_do_look_different(at):
    """So that the attacks above are attacks."""
    before, after = (PdfReader(io.BytesIO(each)).pages[0] for each in (seal(at), overlay(seal(at))))

    assert before.get_contents().get_data() != after.get_contents().get_data()
