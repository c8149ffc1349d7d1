"""Where the files of certificates lie: in the private storage, which no address serves by itself."""

from django.core.files.storage import storages


def private_storage():
    return storages["private"]
