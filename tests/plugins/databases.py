"""Every process of the suite gets a copy of one migrated database, because migrating takes longer than most tests.

On SQLite the migrated database is kept between runs for as long as no migration changes; `--create-db` makes it anew.
"""

import fcntl
import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import TransactionTestCase

from config.fingerprint import fingerprint

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def django_db_setup(request, tmp_path_factory, django_test_environment, django_db_blocker):
    scratch = tmp_path_factory.getbasetemp()
    shared = scratch.parent if "PYTEST_XDIST_WORKER" in os.environ else scratch
    with django_db_blocker.unblock():
        copies = copies_here(request.config, shared, scratch)
        with only_one_at_a_time(copies.folder):
            if not copies.is_migrated():
                copies.migrate()
        copies.renew()
    # Django would flush the database after such a test, and Wagtail's first page with it.
    with patch.object(TransactionTestCase, "_fixture_teardown", lambda test: copies.renew()):
        yield copies
    with django_db_blocker.unblock():
        connections.close_all()


def copies_here(config, shared, scratch):
    if connection.vendor == "postgresql":
        return PostgresCopies(shared)
    folder = shared if config.getoption("create_db") else config.cache.mkdir("migrated")
    return SqliteCopies(folder, scratch / "test.sqlite3")


@contextmanager
def only_one_at_a_time(folder):
    with (folder / "migrating.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def connect_to(name):
    connection.close()
    connection.settings_dict["NAME"] = str(name)


class SqliteCopies:
    def __init__(self, folder, copy):
        self.folder = folder
        self.copy = copy
        self.migrated = folder / f"{fingerprint(what_migrations_read())}.sqlite3"

    def is_migrated(self):
        return self.migrated.exists()

    def migrate(self):
        unfinished = self.folder / f"{os.getpid()}.unfinished"
        connect_to(unfinished)
        call_command("migrate", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        for outdated in sorted(self.folder.glob("*.sqlite3"), key=os.path.getmtime)[:-3]:
            outdated.unlink(missing_ok=True)
        os.replace(unfinished, self.migrated)

    def renew(self):
        """Overwrites in place, so that other threads' connections see the renewed database too."""
        connect_to(self.copy)
        connection.ensure_connection()
        with closing(sqlite3.connect(f"file:{self.migrated}?immutable=1", uri=True)) as source:
            source.backup(connection.connection)


class PostgresCopies:
    migrated = "migrated"
    copy = f"test_{WORKER}"

    def __init__(self, folder):
        self.folder = folder

    def is_migrated(self):
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.migrated])
            return cursor.fetchone() is not None

    def migrate(self):
        self._create("unfinished", template="template0")
        connect_to("unfinished")
        call_command("migrate", verbosity=0)
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"ALTER DATABASE unfinished RENAME TO {self.migrated}")

    def renew(self):
        connection.close()
        self._create(self.copy, template=self.migrated)
        connect_to(self.copy)

    def _create(self, name, *, template):
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")


def what_migrations_read():
    """The project's migrations and what they may look at besides historical models."""
    base = Path(settings.BASE_DIR)
    apps = [base / name for name in settings.INSTALLED_APPS if (base / name).is_dir()]
    yield base / "requirements.lock"
    for app in apps:
        yield from app.glob("apps.py")
        yield from app.glob("migrations/**/*.py")
        yield from app.glob("data/**/*.*")
