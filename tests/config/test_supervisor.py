import subprocess
import sys
import time

import pytest

from config import supervisor as module
from config.supervisor import Supervisor

IGNORES_SIGTERM = """
import pathlib, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path(sys.argv[1]).touch()
time.sleep(60)
"""
STARTS_A_CHILD = """
import sys, time
from config.processes import start_bound
print(start_bound(["sleep", "60"]).pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def reports():
    return []


@pytest.fixture
def supervisor(reports):
    supervisor = Supervisor(report=reports.append)
    yield supervisor
    supervisor.stop()


def is_running(pid):
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return state != "" and not state.startswith("Z")


def test_a_child_that_ended_is_started_again_after_a_pause(supervisor, reports, eventually, monkeypatch):
    monkeypatch.setattr(module, "FIRST_PAUSE", 0.01)
    child = supervisor.start("The worker", ["sleep", "60"])
    first = child.process
    first.kill()
    first.wait()

    eventually(lambda: supervisor.tend() or child.process is not first)

    assert not child.has_ended
    assert reports[0].startswith("The worker ended (-9)")


def test_a_child_that_keeps_crashing_is_started_less_and_less_often(supervisor):
    child = supervisor.start("The worker", ["false"])
    pauses = []
    for _ in range(9):
        child.plan_restart()
        pauses.append(child.pause)

    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30, 30]


def test_a_child_that_ran_steadily_is_started_again_soon(supervisor):
    child = supervisor.start("The worker", ["sleep", "60"])
    child.pause = module.LONGEST_PAUSE
    child.started_at = time.monotonic() - 2 * module.STEADY_AFTER

    child.plan_restart()

    assert child.pause == module.FIRST_PAUSE


def test_stopping_ends_every_child(supervisor, reports):
    children = [supervisor.start(name, ["sleep", "60"]) for name in ("The web server", "The worker")]

    supervisor.stop()

    assert all(child.has_ended for child in children)
    assert reports == []


def test_a_child_that_will_not_stop_is_killed(supervisor, reports, eventually, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "TIME_TO_STOP", 0.2)
    ready = tmp_path / "ready"
    child = supervisor.start("The worker", [sys.executable, "-c", IGNORES_SIGTERM, ready])
    eventually(ready.exists)

    supervisor.stop()

    assert child.has_ended
    assert reports == ["The worker did not stop in time and was killed"]


def test_a_child_ends_when_its_parent_is_killed_outright(process, eventually):
    parent = process(sys.executable, "-c", STARTS_A_CHILD, stdout=subprocess.PIPE)
    child = int(parent.stdout.readline())
    was_running = is_running(child)

    parent.kill()

    assert was_running
    eventually(lambda: not is_running(child))
