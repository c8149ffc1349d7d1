"""How long the analysis of a quiz takes that many people have taken.

    DATA_DIR=… .venv/bin/python -m bench.analysis --attempts 10000 --items 40

Works on the database of the settings, which must be migrated and hold the demo (manage.py load_demo).
"""

import argparse
import os
import resource

import django


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--attempts", type=int, default=10_000)
    arguments.add_argument("--items", type=int, default=40)
    options = arguments.parse_args()
    django.setup()
    from bench.analysis_crowd import analysed

    found = analysed(attempts=options.attempts, items=options.items)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(  # noqa: T201 -- a command's output
        f"{found['attempts']} attempts x {found['items']} items: {found['state']} in {found['seconds']:.1f} s, "
        f"CPU {found['cpu_seconds']:.1f} s of this process, peak {memory:.0f} MB"
    )


if __name__ == "__main__":
    main()
