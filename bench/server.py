"""The services that the bench measures and needs: database, Redis, web server. All of them end with the bench."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from config.processes import start_bound

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
LONGEST_START = 60


class Site:
    """A throw-away site with the demo. Use as a context manager."""

    COMMANDS = (
        ["migrate", "--verbosity=0"],
        ["collectstatic", "--noinput", "--verbosity=0"],
        ["create_signing_keys"],
        ["load_demo"],
    )

    def __init__(self, report):
        self.report = report
        self.folder = Path(tempfile.mkdtemp(prefix="bimtek-bench-"))
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "DATA_DIR": str(self.folder),
            "SECRET_KEY": "only-for-the-bench-" * 4,
            "SIGNING_KEY_PASSPHRASE": "only-for-the-bench-" * 2,
            "ALLOWED_HOSTS": HOST,
            "SITE_URL": f"http://{HOST}",
            "WEB_CONCURRENCY": "1",
            "TWO_FACTOR_ROLES": "auditor",  # looked at on every page; whom the journeys sign in needs no second step
        }
        self.ending = [lambda: shutil.rmtree(self.folder, ignore_errors=True)]

    def __enter__(self):
        try:
            self.database = self._start_database()
            self.cache = self._start_redis()
            self._prepare()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exception):
        for end in reversed(self.ending):
            end()

    def _start_database(self):
        from tests.plugins.postgres import Cluster, find_programs

        if find_programs() is None:
            return "SQLite"
        cluster = self.cluster = Cluster()
        self.ending.append(cluster.stop)
        folder = cluster.start()
        self.environment["DATABASE_URL"] = f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
        return "PostgreSQL"

    def _start_redis(self):
        program = shutil.which("redis-server")
        if program is None:
            self.environment.pop("REDIS_URL", None)
            return "memory of the process"
        port = free_port()
        command = [program, "--port", str(port), "--bind", HOST, "--save", "", "--appendonly", "no"]
        server = start_bound(command, stdout=subprocess.DEVNULL, cwd=self.folder)
        self.ending.append(lambda: end(server))
        wait_for(port, server)
        self.environment["REDIS_URL"] = f"redis://{HOST}:{port}/0"
        return "Redis"

    def _prepare(self):
        for command in self.COMMANDS:
            self.report(f"manage.py {command[0]}")
            subprocess.run(  # noqa: S603 -- commands of our own
                [sys.executable, "manage.py", *command],
                cwd=ROOT,
                env=self.environment,
                check=True,
                stdout=subprocess.DEVNULL,
            )

    def serve(self, *, counting_queries=False):
        server = WebServer(self.environment, counting_queries=counting_queries)
        self.ending.append(server.stop)
        return server


class WebServer:
    def __init__(self, environment, *, counting_queries):
        self.port = free_port()
        environment = {**environment, "HOST": HOST, "PORT": str(self.port)}
        if counting_queries:
            environment["BENCH_COUNT_QUERIES"] = "1"
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--config=python:config.gunicorn"]
        self.process = start_bound(command, cwd=ROOT, env=environment)
        wait_for(self.port, self.process)

    def cpu_seconds(self):
        """User and system time of all its processes since they started."""
        return sum(cpu_seconds(pid) for pid in [self.process.pid, *children(self.process.pid)])

    def stop(self):
        end(self.process)


def cpu_seconds(pid):
    return cpu_seconds_in(Path(f"/proc/{pid}/stat").read_text())


def cpu_seconds_in(stat):
    """From a line of /proc/<pid>/stat, whose second field, the name, may itself hold spaces and brackets."""
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND


def children(pid):
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in text.split()]


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def wait_for(port, process):
    for _ in range(LONGEST_START * 10):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit(f"A server of the bench did not start (exit code {process.poll()}).")


def end(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
