"""`make test`: the whole suite on every database and browser that can be had here, and a plain word on what ran."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass

from tests.browser.chromium import find_chromium
from tests.plugins.completeness import is_whole_suite_required
from tests.plugins.postgres import find_programs

TWO_WORKERS = ["-n", "2", "--dist", "loadfile"]


@dataclass
class Part:
    name: str
    arguments: list
    database: str = "sqlite"
    missing: str = ""
    outcome: str = ""
    failed: bool = False

    def run(self):
        print(f"\n{self.name}", flush=True)
        command = [sys.executable, "-m", "pytest", *self.arguments, *sys.argv[1:]]
        started = time.monotonic()
        code = subprocess.run(command, env={**os.environ, "TEST_DATABASE": self.database}).returncode
        self.failed = code != 0
        self.outcome = f"{'FAILED' if self.failed else 'passed'} in {time.monotonic() - started:.0f} s"

    def leave_out(self):
        self.failed = is_whole_suite_required()
        self.outcome = f"{'FAILED' if self.failed else 'did not run'}: {self.missing}"


def parts():
    no_postgres = "" if find_programs() else "PostgreSQL is not installed (apt-get install postgresql)"
    no_chromium = "" if find_chromium() else "no Chromium found (apt-get install chromium, or set CHROMIUM)"
    return [
        Part("All but the browser tests on SQLite", TWO_WORKERS),
        Part(
            "Those of them that touch a database on PostgreSQL",
            [*TWO_WORKERS, "--only-with-database", "-m", "not browser and not external and not slow"],
            database="postgres",
            missing=no_postgres,
        ),
        Part(
            "Browser tests in Chromium",
            ["-n", "2", "--dist", "loadgroup", "-m", "browser", "tests/browser"],
            missing=no_chromium,
        ),
    ]


def main():
    planned = parts()
    for part in planned:
        part.leave_out() if part.missing else part.run()
    print("\nWhat ran:")
    for part in planned:
        print(f"  {part.name}: {part.outcome}")
    sys.exit(any(part.failed for part in planned))


if __name__ == "__main__":
    main()
