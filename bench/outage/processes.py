"""The web server and the worker, to be killed without a word and started again."""

import os
import signal
import sys

from bench.server import HOST, ROOT, free_port, wait_for
from config.processes import start_bound

CELERY = [sys.executable, "-W", "ignore", "-m", "celery", "--app=config", "--quiet"]


class Web:
    COMMAND = (sys.executable, "-m", "gunicorn", "config.wsgi", "--config=python:config.gunicorn")

    def __init__(self, environment):
        self.port = free_port()
        self.environment = {**environment, "HOST": HOST, "PORT": str(self.port)}
        self.start()

    def start(self):
        self.process = start_bound(self.COMMAND, cwd=ROOT, env=self.environment)
        wait_for(self.port, self.process)

    def kill(self):
        kill(self.process)


class Worker:
    """With its scheduler."""

    def __init__(self, environment):
        self.environment = environment
        self.start()

    def start(self):
        schedule = f"--schedule={self.environment['OUTAGE_FOLDER']}/beat"
        commands = [["worker", "--pool=threads", "--concurrency=2"], ["beat", "--pidfile=", schedule]]
        self.processes = [start_bound([*CELERY, *each], cwd=ROOT, env=self.environment) for each in commands]

    def kill(self):
        for process in self.processes:
            kill(process)


def kill(process):
    """With all its children, as when the power fails."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
