import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from certificates.register import checkpoints

# The published example of signed notes.
NAME = "PeterNeumann"
VERIFIER_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PRIVATE_KEY = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
NOTE = (
    f"{TEXT}\n— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
PUBLIC_KEY = base64.b64decode(VERIFIER_KEY.split("+", 2)[2])[1:]
CHECKPOINT = checkpoints.Checkpoint("belajar.contoh.go.id/register", 1234, b"\x05" * 32, "2026-11-21T06:30:00.000000Z")


def opened(note, name=NAME):
    return checkpoints.opened(note, name=name, public_key=Ed25519PublicKey.from_public_bytes(PUBLIC_KEY))


def test_the_published_note_is_reproduced_byte_for_byte():
    signature = Ed25519PrivateKey.from_private_bytes(PRIVATE_KEY).sign(TEXT.encode())

    assert checkpoints.note(TEXT, name=NAME, public_key=PUBLIC_KEY, signature=signature) == NOTE
    assert checkpoints.verifier_key(NAME, PUBLIC_KEY) == VERIFIER_KEY


def test_the_published_note_is_opened():
    assert opened(NOTE) == TEXT


def test_a_note_with_the_signature_of_a_witness_beside_is_opened():
    assert opened(f"{NOTE}— saksi.contoh/1 {base64.b64encode(bytes(68)).decode()}\n") == TEXT


@pytest.mark.parametrize(
    ("note", "name"),
    [
        (NOTE.replace("cryptography", "cryptographY"), NAME),
        (NOTE.replace("x08go", "x08gp"), NAME),
        (NOTE, "Somebody"),
        (NOTE.replace("— PeterNeumann", "— Somebody"), "Somebody"),
    ],
)
def test_what_was_not_signed_is_refused(note, name):
    with pytest.raises(checkpoints.WrongSignature):
        opened(note, name)


@pytest.mark.parametrize("note", ["", TEXT, f"{TEXT}\n", NOTE.rstrip("\n"), f"{TEXT}\nhello\n", f"{TEXT}\n— a !!!\n"])
def test_what_is_no_note_is_refused(note):
    with pytest.raises((checkpoints.MalformedCheckpoint, checkpoints.WrongSignature)):
        opened(note)


def test_a_checkpoint_is_read_back():
    assert checkpoints.parse(CHECKPOINT.text()) == CHECKPOINT
    assert CHECKPOINT.text().splitlines()[:2] == ["belajar.contoh.go.id/register", "1234"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        CHECKPOINT.text().replace("1234", "01234"),
        CHECKPOINT.text().replace("1234", "-1"),
        CHECKPOINT.text().replace("signed_at", "signed"),
        CHECKPOINT.text().replace("BQ", "!!", 1),
        CHECKPOINT.text().replace("BQUF", "", 1),
        CHECKPOINT.text() + "more\n",
        CHECKPOINT.text().rstrip("\n"),
        CHECKPOINT.text().replace("\n", "\r\n"),
    ],
)
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(checkpoints.MalformedCheckpoint):
        checkpoints.parse(text)
