import gc
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from hypothesis import settings as hypothesis_settings

# How long a generated case takes says nothing on a machine that is busy with other tests.
hypothesis_settings.register_profile("unhurried", deadline=None)
hypothesis_settings.load_profile("unhurried")

pytest_plugins = [
    "tests.plugins.postgres",
    "tests.plugins.databases",
    "tests.plugins.reads",
    "tests.plugins.selection",
]


def pytest_collection_finish(session):
    """What is loaded by now stays until the end, so that no search for garbage goes through it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def pytest_runtest_setup(item):
    if item.get_closest_marker("postgres_only") and "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        pytest.skip("needs PostgreSQL")


@pytest.fixture(autouse=True)
def no_traces_of_other_tests():
    """A cached page or a language chosen in one test must not decide another."""
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def at():
    """A moment for services to work at: Saturday 21 November 2026, 13.30 WIB."""
    return datetime(2026, 11, 21, 13, 30, tzinfo=ZoneInfo("Asia/Jakarta"))
