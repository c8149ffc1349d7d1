"""Seal keys inside a hardware module (PKCS#11): the module signs, the key never leaves it.

The token is opened once per process and used by one thread at a time, as the standard allows every module to demand.
"""

import hashlib
import os
import threading

from asn1crypto.algos import DigestAlgorithm, DigestInfo
from django.conf import settings

_lock = threading.RLock()
_sessions = {}  # by process: a module opened before a fork is of no use after it


class HardwareNotAtHand(Exception):
    """No module is configured, or it does not answer, or it has no such key."""


def sign(data, *, label, algorithm):
    """A signature over SHA-256 of `data`: DER for P-256, PKCS#1 v1.5 for RSA."""
    from pkcs11 import Mechanism  # an optional part: without a module nobody needs it
    from pkcs11.util.ec import encode_ecdsa_signature

    digest = hashlib.sha256(data).digest()
    if algorithm == "P-256":
        return encode_ecdsa_signature(_signed(label, digest, Mechanism.ECDSA))
    info = DigestInfo({"digest_algorithm": DigestAlgorithm({"algorithm": "sha256"}), "digest": digest})
    return _signed(label, info.dump(), Mechanism.RSA_PKCS)


def _signed(label, data, mechanism):
    """Every module has the raw mechanisms; the ones that hash by themselves are missing in many."""
    from pkcs11 import ObjectClass, PKCS11Error

    with _lock:
        try:
            key = _session().get_key(object_class=ObjectClass.PRIVATE_KEY, label=label)
            return key.sign(data, mechanism=mechanism)
        except PKCS11Error as error:
            forget()  # the token may have been pulled out and put back
            raise HardwareNotAtHand(f"The hardware module did not sign: {type(error).__name__}.") from error


def forget():
    with _lock:
        session = _sessions.pop(os.getpid(), None)
        if session is not None:
            _close(session)


def _close(session):
    from pkcs11 import PKCS11Error

    try:
        session.close()
    except PKCS11Error:
        pass  # it is gone already


def _session():
    if os.getpid() not in _sessions:
        _sessions[os.getpid()] = _open()
    return _sessions[os.getpid()]


def _open():
    if not settings.PKCS11_MODULE:
        raise HardwareNotAtHand("No hardware module is configured: set PKCS11_MODULE.")
    try:
        import pkcs11
    except ImportError:
        raise HardwareNotAtHand("Install python-pkcs11 to use a hardware module.") from None
    try:
        token = pkcs11.lib(settings.PKCS11_MODULE).get_token(token_label=settings.PKCS11_TOKEN)
        return token.open(user_pin=settings.PKCS11_PIN)
    except RuntimeError as error:  # the library itself can't be loaded
        raise HardwareNotAtHand("The library of the hardware module can't be loaded.") from error
