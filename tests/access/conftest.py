from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from tests.access.rules import prepare
from tests.access.world import build_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Built once: each request below is undone, so no row of the matrix sees another's traces."""
    at = datetime(2026, 11, 21, 13, 30, tzinfo=ZoneInfo("Asia/Jakarta"))
    with django_db_blocker.unblock(), transaction.atomic():
        world = build_world(at)
        prepare(world)
        yield world
        transaction.set_rollback(True)
