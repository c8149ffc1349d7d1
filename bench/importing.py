"""How long a large list of people takes to check, to apply, to check again and to undo, and how much memory.

    DATA_DIR=… .venv/bin/python -m bench.importing --people 100000 --units 2000 [--xlsx] [--errors 500]

Works on the database of the settings, which must be migrated and hold nobody of the invented agency yet.
"""

import argparse
import csv
import io
import os
import resource
import time
from contextlib import contextmanager

import django


@contextmanager
def timed(what):
    started, used = time.perf_counter(), time.process_time()
    yield
    took, used = time.perf_counter() - started, time.process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    # The CPU is this process's own: PostgreSQL has another.
    print(f"{what:28} {took:7.1f} s   CPU {used:6.1f} s   peak {memory:5.0f} MB", flush=True)  # noqa: T201


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--people", type=int, default=100_000)
    arguments.add_argument("--units", type=int, default=2000)
    arguments.add_argument("--errors", type=int, default=0)
    arguments.add_argument("--xlsx", action="store_true")
    options = arguments.parse_args()
    django.setup()
    run(options)


def run(options):
    from accounts import synthetic
    from accounts.synthetic.loading import load_units

    units = synthetic.invent_units(options.units)
    with timed("units"):
        agency = load_units(units)[units[0].code]
    content = synthetic.people_csv(synthetic.invent_staff(options.people, units, seed=2026))
    if options.errors:
        content, planted = plant(content, options.errors)
    if options.xlsx:
        content = as_workbook(content)
    if options.errors:
        with timed("check with planted errors"):
            batch = send_and_check(content, agency)
        found = set(batch.rows.filter(outcome="error").values_list("number", flat=True))
        print(f"planted {len(planted)}, found {len(found & planted)}, wrongly {len(found - planted)}")  # noqa: T201
        return
    with timed("check"):
        batch = send_and_check(content, agency)
    print(batch.state, batch.counts)  # noqa: T201
    with timed("apply"):
        batch = apply(batch)
    print(batch.state, batch.notice)  # noqa: T201
    with timed("check the same again"):
        again = send_and_check(content, agency)
    print(again.state, again.counts)  # noqa: T201
    with timed("undo"):
        batch = undo(batch)
    print(batch.state, batch.problem)  # noqa: T201


def send_and_check(content, agency):
    from django.core.files.base import ContentFile
    from django.utils import timezone

    from accounts.imports import checking, services

    at = timezone.now()
    batch = services.upload(
        kind="people",
        unit=agency,
        file=ContentFile(content, name="bench"),
        effective_on=timezone.localdate(at),
        by=an_administrator(),
        at=at,
    )
    checking.check(batch_id=batch.pk, clock=timezone.now)
    batch.refresh_from_db()
    return batch


def apply(batch):
    from django.utils import timezone

    from accounts.imports import applying, services

    services.request_apply(batch=batch, by=an_administrator(), at=timezone.now())
    applying.apply(batch_id=batch.pk, clock=timezone.now)
    batch.refresh_from_db()
    return batch


def undo(batch):
    from django.utils import timezone

    from accounts.imports import applying, services

    services.request_undo(batch=batch, by=an_administrator(), at=timezone.now())
    applying.undo(batch_id=batch.pk, clock=timezone.now)
    batch.refresh_from_db()
    return batch


def an_administrator():
    from accounts.models import User

    administrator = User.objects.filter(is_superuser=True).first()
    return administrator or User.objects.create_superuser(full_name="Bench", email="bench@contoh.go.id")


def plant(content, count):
    """The list with `count` rows spoiled, each in one of the ways in which offices spoil them; and their numbers."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    ways = [
        lambda row: row.__setitem__(0, row[0][:15] + "000"),
        lambda row: row.__setitem__(0, f"{float(row[0]):.5E}"),
        lambda row: row.__setitem__(0, row[0][:17]),
        lambda row: row.__setitem__(1, ""),
        lambda row: row.__setitem__(4, "Honorer"),
        lambda row: row.__setitem__(5, "XX/z"),
        lambda row: row.__setitem__(6, "99"),
        lambda row: row.__setitem__(8, "Tidak Ada"),
        lambda row: row.__setitem__(9, "31-02-2024"),
        lambda row: row.__setitem__(0, rows[1][0]),
    ]
    step = (len(rows) - 2) // count
    planted = set()
    for turn in range(count):
        place = 2 + turn * step
        ways[turn % len(ways)](rows[place])
        planted.add(place + 1)
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig"), planted


def as_workbook(content):
    from accounts.spreadsheets import write_xlsx

    headings, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    return write_xlsx("Pegawai", headings, rows)


if __name__ == "__main__":
    main()
