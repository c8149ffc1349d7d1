"""The check of advisories as `make check` runs it, against a service on this machine that answers as the real ones."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from packaging.requirements import Requirement

from tests.architecture.project import ROOT
from tests.checks.advisories import LOCK
from tests.hardening.advisory_service import running

ADVISORY = {("django", "5.2.1"): [{"id": "PYSEC-2026-1", "fixed_in": "5.2.20"}]}
PINNED = "".join(f"{pin} --hash=sha256:{'0' * 64}\n" for pin in ("django==5.2.1", "wagtail==8.0"))

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("service", ["pypi", "osv"])]


@pytest.fixture
def check(tmp_path):
    """Runs the check where a lock lies, without the settings of this machine and its cache of answers."""
    (tmp_path / LOCK).write_text(PINNED)
    kept = {name: value for name, value in os.environ.items() if not re.search("(?i)proxy|^PIP_|_CA_BUNDLE", name)}
    own = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path), "PIP_NO_CACHE_DIR": "1"}

    def run(way, **more):
        command = [sys.executable, "-m", "tests.checks.advisories"]
        return subprocess.run(
            command, cwd=tmp_path, env={**kept, **own, **way, **more}, capture_output=True, text=True, timeout=120
        )

    return run


def pinned_for_this_machine():
    """Lines of the lock for other systems name what is not installed here."""
    lines = re.findall(r"^\S+==[^\\\n]+", (ROOT / LOCK).read_text(), re.MULTILINE)
    pins = [Requirement(line) for line in lines]
    return [pin for pin in pins if pin.marker is None or pin.marker.evaluate()]


def test_a_vulnerable_version_fails_and_is_named_with_its_remedy(check, tmp_path, service):
    with running(tmp_path, advisories=ADVISORY) as ways:
        result = check(ways[service])

    assert result.returncode == 1
    assert result.stdout.splitlines() == ["django 5.2.1: PYSEC-2026-1, mended in 5.2.20"]


def test_an_advisory_about_another_version_is_none_about_ours(check, tmp_path, service):
    with running(tmp_path, advisories={("django", "5.2.0"): ADVISORY["django", "5.2.1"]}) as ways:
        result = check(ways[service], REQUIRE_ADVISORIES="1")

    assert (result.returncode, result.stdout) == (0, "No advisory names any of the 2 packages.\n")


def test_every_package_of_our_own_lock_is_judged(check, tmp_path, service):
    shutil.copy(ROOT / LOCK, tmp_path)

    with running(tmp_path) as ways:
        result = check(ways[service], REQUIRE_ADVISORIES="1")

    expected = len(pinned_for_this_machine())
    assert (result.returncode, result.stdout) == (0, f"No advisory names any of the {expected} packages.\n")
    assert expected > 100


@pytest.mark.parametrize(("required", "code"), [("", 0), ("1", 1)])
def test_a_service_out_of_reach_judges_nothing_and_fails_only_where_an_answer_is_a_duty(
    check, tmp_path, service, required, code
):
    with running(tmp_path) as ways:
        pass  # the port is closed from here on

    result = check(ways[service], REQUIRE_ADVISORIES=required)

    assert result.returncode == code
    assert "NOTHING WAS JUDGED" in result.stdout


def test_a_service_in_trouble_judges_nothing(check, tmp_path, service):
    with running(tmp_path, advisories=ADVISORY, status=503) as ways:
        result = check(ways[service], REQUIRE_ADVISORIES="1")

    assert result.returncode == 1
    assert "NOTHING WAS JUDGED" in result.stdout


def test_a_package_that_is_not_judged_is_named_and_fails_where_an_answer_is_a_duty(check, tmp_path, service):
    if service == "osv":
        pytest.skip("OSV answers about unknown packages as about clean ones")

    with running(tmp_path, unknown=["wagtail"]) as ways:
        lenient, strict = (check(ways[service], REQUIRE_ADVISORIES=required) for required in ("", "1"))

    assert (lenient.returncode, strict.returncode) == (0, 1)
    assert lenient.stdout == "No advisory names the 1 packages that were judged. Not judged: wagtail.\n"


@pytest.mark.external
def test_the_real_service_names_what_is_wrong_with_an_old_version(check, tmp_path, service):
    (tmp_path / LOCK).write_text(PINNED.replace("5.2.1", "2.2"))

    result = check({**os.environ, "PIP_AUDIT_VULNERABILITY_SERVICE": service})

    assert result.returncode == 1
    assert "django 2.2: PYSEC-" in result.stdout
