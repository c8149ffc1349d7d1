"""A worker that is killed outright half-way leaves everything as it was, and the sweep gives the file back."""

import datetime
import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.db import connection

from accounts.imports import services
from accounts.models import Employment, User
from config.processes import start_bound
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.imports import again, apply, person_row, send_and_check

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def half_way(batch):
    """A worker that has written its first thousand rows and not yet committed."""
    database = settings.DATABASES["default"]
    where = [
        database["ENGINE"],
        connection.settings_dict["NAME"],
        database.get("HOST", ""),
        storages["private"].location,
    ]
    command = [sys.executable, "-m", "tests.accounts.imports.applying_worker", *where, str(batch.pk)]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.test", "PYTHONPATH": str(settings.BASE_DIR)}
    worker = start_bound(
        [str(part) for part in command], env=environment, cwd=settings.BASE_DIR, stdout=subprocess.PIPE
    )
    assert worker.stdout.readline() == b"half-way\n"
    return worker


def test_kill_9_half_way_leaves_the_old_state(at):
    agency = make_unit("Pemerintah Kabupaten Sukamaju")
    unit, officer = make_unit("Dinas Kominfo", agency), make_hr_officer(agency)
    mover = make_person("Ani", unit=agency)
    rows = [person_row(unit) for _ in range(50)]
    rows.append(person_row(unit, number=mover.current_employment().number, full_name="Ani"))
    batch = send_and_check(rows, unit=agency, by=officer, at=at)
    services.request_apply(batch=batch, by=officer, at=at)
    before = list(Employment.objects.values_list("pk", "unit", "ended_on")), User.objects.count()

    with half_way(batch) as worker:
        worker.send_signal(signal.SIGKILL)
        worker.wait(timeout=20)

    assert (list(Employment.objects.values_list("pk", "unit", "ended_on")), User.objects.count()) == before
    services.give_back_interrupted(at=datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=6))
    batch = again(batch)
    assert (batch.state, batch.notice) == ("checked", "interrupted")
    assert apply(batch, officer, at).state == "applied"
    assert Employment.objects.filter(unit=unit, ended_on=None).count() == 51
