"""A large agency beside the demo: 100,000 people in 2,000 units, and what an officer of it opens."""

import subprocess
import sys

from bench.journeys import Journey
from bench.server import ROOT

PEOPLE, UNITS = 100_000, 2_000


def load(site, say):
    say(f"manage.py make_synthetic_people --people {PEOPLE} --units {UNITS}")
    command = [sys.executable, "manage.py", "make_synthetic_people", f"--people={PEOPLE}", f"--units={UNITS}"]
    subprocess.run(command, cwd=ROOT, env=site.environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def journeys(addresses, officer):
    """One visit for each of bench.crowd_facts.addresses()."""
    return [Journey(name, _visit(address), 20, officer) for name, address in addresses.items()]


def _visit(address):
    return lambda browser: browser.get(address)
