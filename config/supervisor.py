"""Keeps the processes of a site on one machine running, and ends them together."""

import os
import signal
import subprocess
import time

from config.processes import start_bound

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30
STEADY_AFTER = 60  # seconds: a child that ran this long has not crashed while starting
TIME_TO_STOP = 8


class Child:
    def __init__(self, name, command):
        self.name = name
        self.command = command
        self.pause = FIRST_PAUSE
        self.start()

    def start(self):
        self.process = start_bound(self.command, stdin=subprocess.DEVNULL)
        self.started_at = time.monotonic()
        self.restart_at = None

    @property
    def has_ended(self):
        return self.process.poll() is not None

    def plan_restart(self):
        now = time.monotonic()
        was_steady = now - self.started_at > STEADY_AFTER
        self.pause = FIRST_PAUSE if was_steady else min(self.pause * 2, LONGEST_PAUSE)
        self.restart_at = now + self.pause


class Supervisor:
    def __init__(self, *, report):
        self.children = []
        self.report = report

    def start(self, name, command):
        child = Child(name, command)
        self.children.append(child)
        return child

    def run(self):
        while True:
            self.tend()
            time.sleep(0.3)

    def tend(self):
        for child in self.children:
            if not child.has_ended:
                continue
            if child.restart_at is None:
                child.plan_restart()
                self.report(f"{child.name} ended ({child.process.returncode}); next start in {child.pause:g} s")
            elif child.restart_at <= time.monotonic():
                child.start()

    def stop(self):
        """Asks every child to end its work; one that takes too long is killed with all it started."""
        for child in self.children:
            if not child.has_ended:
                child.process.terminate()
        deadline = time.monotonic() + TIME_TO_STOP
        for child in self.children:
            try:
                child.process.wait(max(0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.report(f"{child.name} did not stop in time and was killed")
                os.killpg(child.process.pid, signal.SIGKILL)
                child.process.wait()
