"""Run by test_killed_worker: applies a batch on the database of the test, and stops for good half-way."""

import sys
import time

import django


def main(engine, name, host, private_root, batch):
    from django.conf import settings

    settings.DATABASES["default"] |= {"ENGINE": engine, "NAME": name, "HOST": host}
    settings.STORAGES["private"] |= {"OPTIONS": {"location": private_root}}
    django.setup()

    from django.utils import timezone

    from accounts.imports import applying
    from accounts.imports.people import applying as people

    start = people.Chunk._start

    def start_and_stop(chunk):
        start(chunk)
        print("half-way", flush=True)  # noqa: T201
        time.sleep(60)

    people.Chunk._start = start_and_stop
    applying.apply(batch_id=int(batch), clock=timezone.now)


if __name__ == "__main__":
    main(*sys.argv[1:])
