"""Workers in processes of their own, and the CPU that they and the database use."""

import sqlite3
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

from bench.outage.processes import CELERY, kill
from bench.server import ROOT, TICKS_PER_SECOND, children
from config.processes import start_bound

LONGEST = 150  # seconds without a single certificate: the sweep comes each minute
MADE = """
    SELECT (SELECT count(*) FROM certificates_batchline AS line
            JOIN certificates_certificate AS made ON made.id = line.certificate_id
            WHERE line.batch_id = batch.id AND made.pdf <> ''), state
    FROM certificates_issuingbatch AS batch ORDER BY id DESC LIMIT 1
"""


class Workers:
    """`count` of them, each with one thread: as many cores can be busy."""

    def __init__(self, site, count):
        self.site = site
        self.count = count
        self.processes = []

    def start(self):
        command = [*CELERY, "worker", "--pool=threads", "--concurrency=1", "--without-gossip", "--without-mingle"]
        self.processes = [
            start_bound([*command, f"--hostname=w{place}@%h"], cwd=ROOT, env=self.site.environment)
            for place in range(self.count)
        ]

    def kill(self):
        for process in self.processes:
            kill(process)

    def cpu_seconds(self):
        return sum(_cpu_seconds(process.pid) for process in self.processes) + self._database_seconds()

    def _database_seconds(self):
        """Of PostgreSQL with all its children, those that have ended too; SQLite works inside the worker."""
        server = getattr(getattr(self.site, "cluster", None), "server", None)
        if server is None:
            return 0
        living = sum(_cpu_seconds(pid) for pid in children(server.pid))
        return living + _cpu_seconds(server.pid) + _cpu_seconds(server.pid, of_ended_children=True)


def _cpu_seconds(pid, *, of_ended_children=False):
    try:
        line = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return 0
    first = 13 if of_ended_children else 11
    values = line.rpartition(")")[2].split()
    return (int(values[first]) + int(values[first + 1])) / TICKS_PER_SECOND


def wait_until(site, is_far_enough):
    """Returns (certificates made, state of the batch) once `is_far_enough` says so of them."""
    last, since = None, time.monotonic()
    with _connected(site) as rows:
        while True:
            progress = rows(MADE)
            if is_far_enough(*progress):
                return progress
            if progress != last:
                last, since = progress, time.monotonic()
            if time.monotonic() - since > LONGEST:
                sys.exit(f"Nothing moves any more: {last}")
            time.sleep(0.1)


@contextmanager
def _connected(site):
    """A function that gives the first row of a query; reading costs the site next to nothing."""
    address = site.environment.get("DATABASE_URL")
    if address is None:
        connection = sqlite3.connect(site.folder / "db.sqlite3", isolation_level=None)
    else:
        connection = psycopg.connect(address, autocommit=True)
    with closing(connection):
        yield lambda query: connection.execute(query).fetchone()
