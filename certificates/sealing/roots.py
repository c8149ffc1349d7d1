"""The authorities outside whose certificates we accept on seals and timestamps."""

from functools import cache
from pathlib import Path

from cryptography import x509
from django.conf import settings


def outside_roots():
    return _read(settings.SEAL_ROOTS) if settings.SEAL_ROOTS else ()


@cache
def _read(path):
    return tuple(x509.load_pem_x509_certificates(Path(path).read_bytes()))
