"""Do the locks still say what pyproject.toml asks for? Asks no registry; `make lock` writes them anew."""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ENTRY = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?P<rest>(?:.*\\\n.*)*)", re.MULTILINE)


def main():
    project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
    needed, for_development = project["dependencies"], project["optional-dependencies"]["dev"]
    run, develop = Path("requirements.lock").read_text(), Path("requirements-dev.lock").read_text()
    complaints = [
        *compare("requirements.lock", run, needed),
        *compare("requirements-dev.lock", develop, needed + for_development),
        *(f"requirements-dev.lock has another {name}" for name in differences(versions(run), versions(develop))),
    ]
    print("\n".join(complaints) or "Both locks are in step.")
    sys.exit(bool(complaints))


def versions(lock):
    return {canonicalize_name(entry["name"]): entry["version"] for entry in ENTRY.finditer(lock)}


def compare(file, lock, requirements):
    locked = versions(lock)
    for requirement in map(Requirement, requirements):
        version = locked.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version):
            yield f"{file} has {requirement.name} {version}, pyproject.toml asks for {requirement}"
    for entry in ENTRY.finditer(lock):
        if "--hash=sha256:" not in entry["rest"]:
            yield f"{file} has no hash for {entry['name']}"
    if "://" in lock:
        yield f"{file} names a host"


def differences(run, develop):
    return [name for name, version in run.items() if develop.get(name) != version]


if __name__ == "__main__":
    main()
