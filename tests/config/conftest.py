import shutil
import socket
import subprocess
import sys
import time

import pytest
from django.conf import settings

from config.processes import start_bound
from tests.plugins.completeness import leave_out


@pytest.fixture
def free_port():
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return attempt.getsockname()[1]


@pytest.fixture
def eventually():
    """Waits for something that another process does."""

    def wait(condition, *, seconds=60):
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, "It did not happen in time."
            time.sleep(0.05)

    return wait


@pytest.fixture
def process():
    """Starts processes that end with the test at the latest."""
    started = []

    def start(*command, **options):
        started.append(start_bound(command, cwd=settings.BASE_DIR, **options))
        return started[-1]

    yield start

    for each in started:
        each.kill()
        each.communicate()


@pytest.fixture
def python(environment):
    """Runs Python in a process that knows only a plain environment; returns what it did and said."""

    def run(*arguments, **variables):
        return subprocess.run(
            [sys.executable, *arguments],
            env={**environment, **variables},
            cwd=settings.BASE_DIR,
            text=True,
            capture_output=True,
        )

    return run


@pytest.fixture
def environment(tmp_path):
    return {"PATH": "/usr/bin:/bin", "DATA_DIR": str(tmp_path)}


@pytest.fixture
def redis_url(process, free_port, eventually):
    server = shutil.which("redis-server")
    if server is None:
        leave_out("Redis is not installed: apt-get install redis-server")
    process(server, "--bind", "127.0.0.1", "--port", str(free_port), "--save", "", stdout=subprocess.DEVNULL)
    eventually(lambda: is_listening(free_port))
    return f"redis://127.0.0.1:{free_port}/0"


def is_listening(port):
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0
