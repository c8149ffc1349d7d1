import subprocess

import pytest
from cryptography.hazmat.primitives.serialization import load_der_private_key
from django.db import connection

from certificates.keys import making, vault
from certificates.models import SigningKey
from tests.factories.keys import key_in_use, make_platform_keys

REFERENCE = "a-key.p8"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.SIGNING_KEYS_DIR = tmp_path / "keys"
    return settings.SIGNING_KEYS_DIR


@pytest.fixture
def key():
    private = making.make_private_key("credential")
    vault.store(private, reference=REFERENCE)
    return private


def opened():
    return vault.private_key(SigningKey(reference=REFERENCE))


def test_what_was_stored_can_be_opened_again(key):
    assert opened().private_bytes_raw() == key.private_bytes_raw()


def test_the_file_is_for_the_server_alone(key, folder):
    assert folder.stat().st_mode & 0o077 == 0
    assert [path.name for path in folder.iterdir()] == [REFERENCE]
    assert (folder / REFERENCE).stat().st_mode & 0o177 == 0


def test_nothing_of_the_key_stands_in_the_file_in_clear(key, folder):
    content = (folder / REFERENCE).read_bytes()

    assert key.private_bytes_raw() not in content
    with pytest.raises(TypeError, match="encrypted"):
        load_der_private_key(content, None)


def test_other_tools_can_open_the_file_with_the_passphrase(key, folder, settings):
    command = ["openssl", "pkcs8", "-inform", "DER", "-in", folder / REFERENCE, "-passin", "stdin"]

    result = subprocess.run(command, input=settings.SIGNING_KEY_PASSPHRASE, text=True, capture_output=True)

    assert result.stdout.startswith("-----BEGIN PRIVATE KEY-----")


def test_many_rounds_stand_between_a_stolen_file_and_its_key(settings, folder):
    settings.SIGNING_KEY_ROUNDS = 600_000
    vault.store(making.make_private_key("seal"), reference=REFERENCE)

    structure = subprocess.run(
        ["openssl", "asn1parse", "-inform", "DER", "-in", folder / REFERENCE], text=True, capture_output=True
    ).stdout

    assert ":0927C0" in structure  # 600,000
    assert "hmacWithSHA256" in structure
    assert "aes-256-cbc" in structure


def test_a_wrong_passphrase_opens_nothing(key, settings):
    settings.SIGNING_KEY_PASSPHRASE = "another passphrase"

    with pytest.raises(vault.KeyNotAtHand, match="passphrase"):
        opened()


def test_a_missing_file_is_said_by_name(settings):
    with pytest.raises(vault.KeyNotAtHand, match=r"a-key\.p8"):
        opened()


def test_a_file_that_could_not_be_written_whole_is_not_there(folder, monkeypatch):
    monkeypatch.setattr("os.fsync", lambda handle: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        vault.store(making.make_private_key("seal"), reference=REFERENCE)

    assert list(folder.iterdir()) == []


def test_a_key_is_opened_once_in_a_process(key, folder):
    opened()
    (folder / REFERENCE).unlink()

    assert opened().private_bytes_raw() == key.private_bytes_raw()


@pytest.mark.django_db
def test_no_private_half_ever_reaches_the_database():
    make_platform_keys()
    seeds = [vault.private_key(key_in_use("credential")).private_bytes_raw()]
    seeds += [
        vault.private_key(key_in_use(purpose)).private_numbers().private_value.to_bytes(32, "big")
        for purpose in ("jwt", "seal")
    ]

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM certificates_signingkey")
        rows = str(cursor.fetchall())

    assert not any(seed.hex() in rows.lower() for seed in seeds)
    assert "PRIVATE" not in rows
