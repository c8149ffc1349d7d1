"""Two workers at one batch, killed outright twice: see `bench.certificates`, which does it with a thousand."""

import shutil
import subprocess
import sys

import pytest
from django.conf import settings

from tests.plugins.completeness import leave_out
from tests.plugins.postgres import find_programs

pytestmark = pytest.mark.slow
NUMBER = 120


def test_workers_that_are_killed_leave_no_gap_no_double_and_nothing_half_made():
    if find_programs() is None or shutil.which("redis-server") is None:
        leave_out("PostgreSQL or Redis is not installed: apt-get install postgresql redis-server")
    command = [sys.executable, "-m", "bench.certificates", f"--certificates={NUMBER}", "--no-speed"]

    result = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=900)

    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("killed") == 2
