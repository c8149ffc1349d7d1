"""Jobs reach a real worker through both brokers."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

ENQUEUE = """
import django; django.setup()
from config.tasks import run_django_task
storage = ["django.core.files.storage.FileSystemStorage", [], {"location": %r}]
run_django_task.delay("wagtail.tasks.delete_file_from_storage_task", [storage, "outdated.txt"], {})
"""


@pytest.fixture
def through_files(environment):
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"


@pytest.fixture
def through_redis(environment, redis_url):
    environment.update(DJANGO_SETTINGS_MODULE="config.settings.dev", REDIS_URL=redis_url)


@pytest.mark.parametrize("broker", ["through_files", "through_redis"])
def test_the_worker_does_what_the_site_queued(request, broker, process, python, environment, tmp_path, eventually):
    request.getfixturevalue(broker)
    outdated = tmp_path / "outdated.txt"
    outdated.touch()
    worker = ["-m", "celery", "--app=config", "--quiet", "worker", "--pool=threads", "--concurrency=1"]
    process(sys.executable, *worker, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    result = python("-c", ENQUEUE % str(tmp_path))

    assert result.returncode == 0, result.stderr
    eventually(lambda: not outdated.exists())


QUEUE_IN_VAIN = """
import time, django; django.setup()
from config.tasks import run_django_task
from kombu.exceptions import OperationalError
started = time.monotonic()
try:
    run_django_task.delay("of.no.importance", [], {})
except OperationalError:
    print(time.monotonic() - started)
"""


def test_a_broker_out_of_reach_holds_nobody_up(python, environment):
    environment.update(DJANGO_SETTINGS_MODULE="config.settings.dev", REDIS_URL="redis://127.0.0.1:1/0")

    result = python("-c", QUEUE_IN_VAIN)

    # Half a second as a rule; a machine that is busy with other things took 1.6. Trying again takes many times as long.
    assert float(result.stdout) < 3, result.stderr
