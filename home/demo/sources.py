"""The demo's texts: YAML files under `home/demo_content`, read once per run."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

CONTENT_DIR = Path(__file__).resolve().parent.parent / "demo_content"
STEP_FILE = re.compile(r"^(?P<module>\d\d)-(?P<step>\d\d)-[a-z0-9-]+(\.quiz)?\.yaml$")


@dataclass(frozen=True)
class Source:
    """A file's data and the checksum by which a later run sees that the text has changed."""

    data: dict
    checksum: str

    @classmethod
    def of(cls, data):
        text = json.dumps(data, sort_keys=True, ensure_ascii=False)
        return cls(data, hashlib.sha256(text.encode()).hexdigest())


def fingerprint():
    """Changes when any file of the demo does; needs no parsing."""
    digest = hashlib.sha256()
    for path in sorted(CONTENT_DIR.rglob("*.*")):
        digest.update(path.relative_to(CONTENT_DIR).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def courses():
    """The courses of the catalogue, in its order."""
    return [Source.of(course) for course in _read(CONTENT_DIR / "catalogue.yaml")]


def steps(folder):
    """{module number: its lessons and quizzes in order} of the course in `folder`."""
    modules = {}
    for path in sorted((CONTENT_DIR / folder).glob("*.yaml")):
        number = int(STEP_FILE.match(path.name)["module"])
        modules.setdefault(number, []).append(Source.of(_read(path)))
    return modules


def media_path(folder, name):
    return CONTENT_DIR / folder / "media" / name


def _read(path):
    # The parser in C is ten times faster where PyYAML has it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 -- both loaders are the safe ones
