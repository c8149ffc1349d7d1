"""How long it takes to prepare what many people can do, and to compare all of it with the evidence ledger.

    DATABASE_URL=… DATA_DIR=… .venv/bin/python -m bench.competencies --people 100000

Works on the database of the settings, which must be migrated and hold the demo (manage.py load_demo).
"""

import argparse
import os

import django

from bench.importing import timed


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--people", type=int, default=100_000)
    options = arguments.parse_args()
    django.setup()
    from django.utils import timezone

    from bench.gap_crowd import prepared
    from competencies.models import Recomputation
    from competencies.standing import recomputing

    with timed("people, evidence and rows"):
        found = prepared(options.people)
    say(
        f"of which the rows of {found['people']} people took {found['seconds']:.1f} s, CPU {found['cpu_seconds']:.1f} s"
    )
    run = recomputing.begin(by=None, mends=False, at=timezone.now())
    with timed("recomputation"):
        while recomputing.work_on(recomputation_id=run.pk, at=timezone.now()):
            pass
    run = Recomputation.objects.get(pk=run.pk)
    say(f"{run.checked} people looked at, {run.differences} differences")


def say(line):
    print(line, flush=True)  # noqa: T201 -- a command's output


if __name__ == "__main__":
    main()
