"""With TEST_DATABASE=postgres: a PostgreSQL of the suite's own, on a private socket and without durability.

It works as root and as anybody else, beside a PostgreSQL that already runs, and ends with the suite.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from config.processes import start_bound

SOCKET_FOLDER = "TEST_POSTGRES_SOCKET_FOLDER"
FAST_AND_FORGETFUL = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "60",
}


def pytest_configure(config):
    if os.environ.get("TEST_DATABASE") != "postgres":
        return
    if SOCKET_FOLDER not in os.environ:  # The workers of pytest-xdist inherit it.
        cluster = Cluster()
        config.add_cleanup(cluster.stop)
        os.environ[SOCKET_FOLDER] = str(cluster.start())
        config.add_cleanup(lambda: os.environ.pop(SOCKET_FOLDER))

    from django.conf import settings

    settings.DATABASES["default"]["HOST"] = os.environ[SOCKET_FOLDER]


def find_programs():
    """The folder of `initdb` and `postgres`: Debian's newest, or the one on the PATH, or None."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: float(path.parts[-3]),
    )
    if debian:
        return debian[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


class Cluster:
    def __init__(self):
        self.programs = find_programs()
        if self.programs is None:
            raise pytest.UsageError("TEST_DATABASE=postgres needs PostgreSQL's initdb: apt-get install postgresql")
        # A socket's path may have about 100 characters, so it can't lie under pytest's own folders.
        self.folder = Path(tempfile.mkdtemp(prefix="bimtek-postgres-"))
        self.identity = {"cwd": self.folder}
        if os.getuid() == 0:  # PostgreSQL refuses to run as root.
            shutil.chown(self.folder, "postgres", "postgres")
            self.identity.update(user="postgres", group="postgres", extra_groups=[])
        self.server = None

    def start(self):
        initdb = [self.programs / "initdb", "--pgdata=data", "--username=postgres", "--auth=trust"]
        initdb += ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, **self.identity)
        settings = [f"--{name}={value}" for name, value in FAST_AND_FORGETFUL.items()]
        with (self.folder / "log").open("wb") as log:
            self.server = start_bound(
                [
                    self.programs / "postgres",
                    "-D",
                    "data",
                    "-k",
                    self.folder,
                    *settings,
                ],
                at_parents_death=signal.SIGQUIT,  # Shuts down at once, with all its own children.
                stdout=log,
                stderr=log,
                **self.identity,
            )
        self._wait_until_ready()
        return self.folder

    def _wait_until_ready(self):
        for _ in range(300):
            if subprocess.run([self.programs / "pg_isready", "-q", "-h", self.folder]).returncode == 0:
                return
            if self.server.poll() is not None:
                break
            time.sleep(0.1)
        raise pytest.UsageError(f"PostgreSQL did not start:\n{(self.folder / 'log').read_text()}")

    def stop(self):
        if self.server is not None:
            self.server.send_signal(signal.SIGQUIT)
            self.server.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)
