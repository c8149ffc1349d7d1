"""The demo as a whole, loaded once for this folder, whose tests only look at it."""

import pytest
from django.utils import timezone, translation
from pytest_django.live_server_helper import LiveServer

from home.demo.load import load_demo
from tests.browser.demo.pages import person


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with translation.override("id"):
            load_demo(at=timezone.now(), report=lambda line: None)
        yield
        django_db_setup.renew()


@pytest.fixture(scope="package")
def site(demo):
    """In place of `live_server`, with which the database is renewed after every test."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture
def open_page(browser_page):
    # A colour that is still on its way to its place in the other scheme would be measured half-way.
    return lambda account=None: browser_page(user=account and person(account), reduced_motion="reduce")
