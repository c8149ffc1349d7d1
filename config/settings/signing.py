"""Keys that sign certificates and who else puts a seal on them: the hardware module, BSrE, a timestamp authority."""

import os
from pathlib import Path


def secret(name):
    """What the environment says, or what the file says that it names: secrets of containers come as files."""
    file = os.environ.get(f"{name}_FILE")
    return Path(file).read_text(encoding="utf-8").strip() if file else os.environ.get(name, "")


# Encrypts the files of private keys. It is in no database, no queue and no log.
SIGNING_KEY_PASSPHRASE = secret("SIGNING_KEY_PASSPHRASE")
# Rounds of PBKDF2 with SHA-256 for each such file; a process opens each of them once.
SIGNING_KEY_ROUNDS = 600_000

# A hardware module for seals: its library, the label of the token and the PIN.
PKCS11_MODULE = os.environ.get("PKCS11_MODULE", "")
PKCS11_TOKEN = os.environ.get("PKCS11_TOKEN", "")
PKCS11_PIN = secret("PKCS11_PIN")

# A timestamp authority (RFC 3161); with it, seals of our own can be checked for as long as its proofs hold.
TSA_URL = os.environ.get("TSA_URL", "")
OUTSIDE_TIMEOUT = float(os.environ.get("OUTSIDE_TIMEOUT", "20"))  # seconds for each answer of BSrE or the authority
# A PEM file with the authorities whose certificates may sign what is sealed elsewhere, and stamp its time. Without it
# no signed copy is accepted.
SEAL_ROOTS = os.environ.get("SEAL_ROOTS", "")

# BSrE's e-sign client service of the agency: the institutional seal of the subscriber.
BSRE_URL = os.environ.get("BSRE_URL", "").rstrip("/")
BSRE_USER = os.environ.get("BSRE_USER", "")
BSRE_PASSWORD = secret("BSRE_PASSWORD")
BSRE_SUBSCRIBER = os.environ.get("BSRE_SUBSCRIBER", "")
