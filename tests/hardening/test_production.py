"""What the settings of a public site come to, read in a process of their own."""

import os
import subprocess
import sys

import pytest

from tests.checks.__main__ import PRODUCTION

SHOW = "from django.conf import settings; print([settings.{0}, settings.{1}])"


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
    result = run("-c", SHOW.format("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME"))

    assert result.stdout.strip() == "['__Host-sessionid', '__Host-csrftoken']"


@pytest.mark.slow
def test_such_cookies_are_secure_for_the_whole_host():
    names = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_DOMAIN", "CSRF_COOKIE_DOMAIN"]
    code = f"from django.conf import settings; print([getattr(settings, name) for name in {names}])"

    assert run("-c", code).stdout.strip() == "[True, True, None, None]"


@pytest.mark.slow
def test_without_https_the_prefix_would_lock_everybody_out():
    result = run("-c", SHOW.format("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME"), SITE_URL="http://lms.example.go.id")

    assert result.stdout.strip() == "['sessionid', 'csrftoken']"
