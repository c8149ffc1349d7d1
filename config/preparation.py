"""What must be done before a site on one machine can serve pages. Nothing is done that was done before."""

import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.fingerprint import fingerprint
from config.processes import start_bound


def migrate():
    """Says whether anything was left to migrate."""
    executor = MigrationExecutor(connection)
    is_due = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if is_due:
        call_command("migrate", interactive=False, verbosity=0)
    return is_due


class StaticFiles:
    """Collected in a process of their own, because compressing them takes as long as migrating does."""

    def __init__(self):
        self.record = settings.DATA_DIR / "static.fingerprint"
        self.process = None

    def start_collecting(self):
        self.fingerprint = fingerprint(static_sources())
        if self.record.exists() and self.record.read_text() == self.fingerprint:
            return
        self.process = start_bound([sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"])

    def wait(self):
        if self.process is None:
            return
        if self.process.wait() != 0:
            raise SystemExit("The static files could not be collected; the messages above say why.")
        self.record.write_text(self.fingerprint)


def static_sources():
    for finder in get_finders():
        for path, storage in finder.list([]):
            yield Path(storage.path(path))
