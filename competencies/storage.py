"""Where proofs of training lie: outside what the web server hands out."""

from pathlib import PurePath
from uuid import uuid4

from django.core.files.storage import storages


def private_storage():
    return storages["private"]


def training_proof_place(training, filename):
    """A name that nobody can guess and that says nothing of the person; only the ending is kept."""
    return f"training-proofs/{uuid4()}{PurePath(filename).suffix.lower()}"
