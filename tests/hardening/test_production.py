"""What the settings of a public site come to, read in a process of their own."""

import os
import re
import subprocess
import sys

import pytest

from tests.checks.__main__ import PRODUCTION

SHOW = "from django.conf import settings; print([settings.{0}, settings.{1}])"

NAMES = """
import django; django.setup()
from django.conf import settings
from django.utils.module_loading import import_string
from accounts.entering import known_devices
from accounts.kiosk import devices, sessions
print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, known_devices.COOKIE,
    devices.COOKIE, sessions.SEEN, import_string(settings.MESSAGE_STORAGE).storage_classes[0].cookie_name)
"""
FORMER_KEY = "the key that this site had before and gave up; long enough and with many letters"


def run(*arguments, **changes):
    environment = {**os.environ, **PRODUCTION, **changes}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=environment, check=False, timeout=120
    )


@pytest.mark.slow
def test_django_finds_nothing_to_warn_of():
    result = run("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.slow
def test_the_cookies_of_an_https_site_belong_to_its_host_alone():
    result = run("-c", NAMES)

    prefixed = ["sessionid", "csrftoken", "language", "known_device", "shared_device", "shared_device_seen", "messages"]
    assert result.stdout.split() == [f"__Host-{name}" for name in prefixed], result.stderr


@pytest.mark.slow
def test_such_cookies_are_secure_for_the_whole_host():
    names = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_DOMAIN", "CSRF_COOKIE_DOMAIN"]
    code = f"from django.conf import settings; print([getattr(settings, name) for name in {names}])"

    assert run("-c", code).stdout.strip() == "[True, True, None, None]"


@pytest.mark.slow
def test_without_https_the_prefix_would_lock_everybody_out():
    result = run("-c", SHOW.format("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME"), SITE_URL="http://lms.example.go.id")

    assert result.stdout.strip() == "['sessionid', 'csrftoken']"


@pytest.mark.slow
def test_former_keys_still_open_what_they_signed():
    code = "from django.core import signing; print(signing.{0})"
    signed = run("-c", code.format("dumps('x')"), SECRET_KEY=FORMER_KEY)
    opened = code.format(f"loads({signed.stdout.strip()!r})")

    assert run("-c", opened).returncode == 1
    assert run("-c", opened, SECRET_KEY_FALLBACKS=FORMER_KEY).stdout.strip() == "x"


@pytest.mark.slow
def test_lines_of_the_log_say_which_zone_their_time_is_of():
    result = run("-c", "import django, logging; django.setup(); logging.getLogger('x').warning('y')")

    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} WARNING x y", result.stderr)
