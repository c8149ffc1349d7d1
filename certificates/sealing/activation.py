"""The activation of BSrE's institutional seal: a code that lasts a while and leads to the next one.

It is kept encrypted beside the signing keys, where web and worker both find it, and nowhere else.
"""

import base64
import fcntl
import hashlib
import json
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from accounts import audit
from certificates.sealing import bsre

FILE = "bsre-activation"
# Long before it ends, so that a day without certificates does no harm.
RENEWED_AFTER = timedelta(hours=6)


def ask_for_code():
    """BSrE sends a code to the mail of the subscriber."""
    bsre.activation_code()


def activate(*, code, at):
    """With the code from the mail. It is used up here; what lasts is the one that BSrE answers with."""
    with _alone():
        _keep(bsre.activation_code(code.strip()) or code.strip(), at)
    audit.record("seal.activated", target=settings.BSRE_SUBSCRIBER)


def current(*, at):
    """The code to seal with, renewed when it is old; raises bsre.Refused without one."""
    with _alone():
        kept = _read()
        if kept is None:
            raise bsre.Refused("not_activated")
        if at - kept["since"] < RENEWED_AFTER:
            return kept["code"]
        code = bsre.activation_code(kept["code"]) or kept["code"]
        _keep(code, at)
        return code


def since():
    """When the activation was last renewed, None without one."""
    kept = _read()
    return kept and kept["since"]


def _keep(code, at):
    text = json.dumps({"code": code, "since": at.isoformat()})
    new = _folder() / f"{FILE}.new"
    new.touch(mode=0o600)
    new.write_bytes(_box().encrypt(text.encode()))
    new.replace(_folder() / FILE)


def _read():
    try:
        kept = json.loads(_box().decrypt((_folder() / FILE).read_bytes()))
    except (FileNotFoundError, InvalidToken):
        return None
    return {"code": kept["code"], "since": datetime.fromisoformat(kept["since"])}


@contextmanager
def _alone():
    """Two workers that renew at once would each end the other's activation."""
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with (_folder() / f"{FILE}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _folder():
    return Path(settings.SIGNING_KEYS_DIR)


def _box():
    secret = b"certificates.sealing.activation:" + settings.SIGNING_KEY_PASSPHRASE.encode()
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(secret).digest()))
