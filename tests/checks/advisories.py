"""Does a published advisory name a version in the locks? Fails only on findings: where the service is out of reach it
says so, unless REQUIRE_ADVISORIES=1 asks for an answer, as the checks of a release should.
"""

import json
import os
import subprocess
import sys

LOCK = "requirements-dev.lock"  # holds what runs the site as well
COMMAND = ["-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner=off", "--format=json"]


def main():
    result = subprocess.run(
        [sys.executable, *COMMAND, f"--requirement={LOCK}", "--timeout=10"], capture_output=True, text=True
    )
    complaints, unjudged, judged = read(result.stdout)
    print("\n".join(complaints or [summary(unjudged, judged)]))
    is_required = os.environ.get("REQUIRE_ADVISORIES") == "1"
    sys.exit(bool(complaints) or (is_required and (not judged or bool(unjudged))))


def read(answer):
    """What pip-audit found: a line for each advisory, the packages it could not judge, the number it could."""
    try:
        packages = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        return [], [], 0
    complaints = [complaint(package, found) for package in packages for found in package.get("vulns", [])]
    unjudged = [package["name"] for package in packages if "skip_reason" in package]
    return complaints, unjudged, len(packages) - len(unjudged)


def complaint(package, found):
    remedy = ", ".join(found["fix_versions"]) or "no version"
    return f"{package['name']} {package['version']}: {found['id']}, mended in {remedy}"


def summary(unjudged, judged):
    if not judged:
        return "No advisory service answered here, so NOTHING WAS JUDGED. Run this again where one does."
    if unjudged:
        return f"No advisory names the {judged} packages that were judged. Not judged: {', '.join(unjudged)}."
    return f"No advisory names any of the {judged} packages."


if __name__ == "__main__":
    main()
