"""A worker that is killed outright loses no certificate, issues none twice and leaves no gap in the numbers."""

import shutil
import sqlite3
import subprocess
from contextlib import closing, contextmanager

import pytest
from django.db import connection

from config.management.commands.serve import WORKER

pytestmark = pytest.mark.slow

COMPLETE_ONE_OF_TWO = """
import django; django.setup()
from pathlib import Path
from django.conf import settings
from django.utils import timezone
from tests.factories.accounts import make_person
from tests.factories.courses import complete_course, enrol_learner, make_course
from tests.factories.keys import make_platform_keys
make_platform_keys()
course = make_course(lessons=1)
first, second = [enrol_learner(course, make_person(name), timezone.now()) for name in ("Yuliana Wati", "Budi Santoso")]
for job_of_publishing in Path(settings.BROKER_DIR, "queue").iterdir():
    job_of_publishing.unlink()
complete_course(first, timezone.now())
print(first.pk, second.pk)
"""
SWEEP = """
import django; django.setup()
from certificates.issuing import tasks
tasks.issue_due_certificates.delay()
"""
REPEAT_THE_FIRST_AND_COMPLETE_THE_SECOND = """
import django; django.setup()
from django.utils import timezone
from certificates.issuing import tasks
from courses.models import Enrolment
from tests.factories.courses import complete_course
tasks.issue_certificate.delay(enrolment_id=%d)
tasks.issue_due_certificates.delay()
complete_course(Enrolment.objects.get(pk=%d), timezone.now())
"""


@pytest.fixture
def database(django_db_setup, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("the lock that holds a task up is SQLite's")
    path = tmp_path / "db.sqlite3"
    shutil.copy(django_db_setup.migrated, path)
    return path


@pytest.fixture
def start_worker(process, environment):
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
    quietly = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return lambda: process(*WORKER, env=environment, **quietly)


@pytest.fixture
def say(python, start_worker):
    """What a script of the site prints."""

    def run(script):
        result = python("-c", script)
        assert result.returncode == 0, result.stderr
        return result.stdout.strip()

    return run


@contextmanager
def write_lock_on(database):
    """Nobody else can write meanwhile, so a task that wants to comes no further."""
    with closing(sqlite3.connect(database, isolation_level=None)) as rival:
        rival.execute("BEGIN IMMEDIATE")
        yield
        rival.execute("ROLLBACK")


def certificates(database):
    """(enrolment, place in the series, whether it has its PDF) of each."""
    with closing(sqlite3.connect(database)) as reader:
        return reader.execute(
            "SELECT enrolment_id, sequence, pdf != '' FROM certificates_certificate ORDER BY sequence"
        ).fetchall()


def test_a_worker_killed_before_it_issued_leaves_one_certificate_and_no_gap(
    database, start_worker, say, eventually, tmp_path
):
    queue = tmp_path / "broker" / "queue"
    first, second = map(int, say(COMPLETE_ONE_OF_TWO).split())
    with write_lock_on(database):
        worker = start_worker()
        eventually(lambda: not any(queue.iterdir()))
        worker.kill()
        worker.wait()
    assert certificates(database) == []

    worker = start_worker()
    say(SWEEP)
    eventually(lambda: certificates(database) == [(first, 1, True)])

    say(REPEAT_THE_FIRST_AND_COMPLETE_THE_SECOND % (first, second))
    eventually(lambda: len(certificates(database)) == 2 and not any(queue.iterdir()))
    worker.terminate()  # It ends what it has begun.
    worker.wait(timeout=20)
    assert certificates(database) == [(first, 1, True), (second, 2, True)]
