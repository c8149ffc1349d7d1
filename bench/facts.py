"""What the journeys need to know of the site, and what they must have left in it. Read from its database."""

import json
import os
import subprocess
import sys

from bench.server import ROOT

# Runs in a process of its own, because its settings are those of the site.
SCRIPT = """
import json, sys
import django
django.setup()
from importlib import import_module
print(json.dumps(getattr(import_module("bench." + sys.argv[2]), sys.argv[1])()))
"""


def ask(site, question, *, of="inspection"):
    """The answer of a function of `bench.<of>`."""
    result = subprocess.run(  # noqa: S603 -- a command of our own
        [sys.executable, "-c", SCRIPT, question, of],
        cwd=ROOT,
        env={**site.environment, "PYTHONPATH": os.fspath(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(result.stdout)
