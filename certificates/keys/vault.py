"""Private keys in files, each encrypted with the passphrase of the server (PKCS#8, PBES2, AES-256).

Opening one costs a tenth of a second on purpose, so a process opens each once and remembers it. Nothing here is ever
logged, queued or written to the database.
"""

import os
import secrets
import tempfile
import threading
from pathlib import Path

from asn1crypto import keys as asn1
from cryptography.hazmat.primitives import hashes, padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from django.conf import settings

_opened = {}
_lock = threading.Lock()


class KeyNotAtHand(Exception):
    """The file of a key is missing, or the passphrase of the server does not open it."""


def store(private_key, *, reference):
    """Writes the key under `reference`; the file is there whole or not at all."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)  # readable for nobody else from the start
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_encrypted(private_key))
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(_path(reference))
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def remove(reference):
    """For a key whose making failed after its file was written."""
    _path(reference).unlink(missing_ok=True)


def private_key(key):
    """The private half of a SigningKey that is kept in a file."""
    place = _path(key.reference)
    with _lock:
        if place not in _opened:
            _opened[place] = _read(place)
        return _opened[place]


def _read(place):
    try:
        return load_der_private_key(place.read_bytes(), _passphrase())
    except OSError as error:
        raise KeyNotAtHand(f"The file {place.name} can't be read: {error.strerror}.") from None
    except (ValueError, TypeError):
        raise KeyNotAtHand(f"The passphrase of the server does not open {place.name}.") from None


def _encrypted(private_key):
    salt, start = secrets.token_bytes(16), secrets.token_bytes(16)
    rounds = settings.SIGNING_KEY_ROUNDS
    secret = PBKDF2HMAC(hashes.SHA256(), 32, salt, rounds).derive(_passphrase())
    padder = padding.PKCS7(128).padder()
    plain = private_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    encryptor = Cipher(algorithms.AES256(secret), modes.CBC(start)).encryptor()
    data = encryptor.update(padder.update(plain) + padder.finalize()) + encryptor.finalize()
    return asn1.EncryptedPrivateKeyInfo(
        {
            "encryption_algorithm": {"algorithm": "pbes2", "parameters": _parameters(salt, rounds, start)},
            "encrypted_data": data,
        }
    ).dump()


def _parameters(salt, rounds, start):
    derivation = {"salt": {"specified": salt}, "iteration_count": rounds, "prf": {"algorithm": "sha256"}}
    return {
        "key_derivation_func": {"algorithm": "pbkdf2", "parameters": derivation},
        "encryption_scheme": {"algorithm": "aes256_cbc", "parameters": start},
    }


def _passphrase():
    return settings.SIGNING_KEY_PASSPHRASE.encode()


def _folder():
    return Path(settings.SIGNING_KEYS_DIR)


def _path(reference):
    return _folder() / reference
