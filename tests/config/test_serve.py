"""The one command that starts everything, as a person starts it."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def site(process, environment, free_port):
    environment["PORT"] = str(free_port)

    def start():
        return process(
            sys.executable,
            "manage.py",
            "serve",
            "--no-demo",
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    return start


def read_until(site, pattern):
    said = ""
    for line in site.stdout:
        said += line
        if found := re.search(pattern, line):
            return found
    raise AssertionError(said)


def children_of(pid):
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [descendant for child in found for descendant in [child, *children_of(child)]]


def test_one_command_serves_pages_and_ends_all_it_started(site, eventually):
    running = site()
    address = read_until(running, r"ready: (http\S+)")[1]
    eventually(lambda: len(children_of(running.pid)) >= 4)
    children = children_of(running.pid)

    with urlopen(address) as response:
        page = response.read().decode()
    running.terminate()

    assert "<main" in page
    assert running.wait(timeout=30) == 0
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
    assert_nothing_outlives_a_parent_that_is_killed(site, eventually)


def assert_nothing_outlives_a_parent_that_is_killed(site, eventually):
    """In the same test, because preparing a site takes longer than anything else here."""
    running = site()
    read_until(running, "ready")
    eventually(lambda: len(children_of(running.pid)) >= 4)
    children = children_of(running.pid)

    running.send_signal(signal.SIGKILL)

    eventually(lambda: not [child for child in children if Path(f"/proc/{child}").exists()])


def test_a_taken_port_is_named_before_anything_is_done(site, free_port, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", free_port))
        taken.listen()
        running = site()
        said = running.stdout.read()

    assert running.wait() == 1
    assert f"Port {free_port} is taken" in said
    assert "make run PORT=8001" in said
    assert not (tmp_path / "db.sqlite3").exists()
