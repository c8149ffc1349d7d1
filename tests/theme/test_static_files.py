import hashlib
import json
import re
from pathlib import Path

import brotli
import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "theme" / "static"
MANIFESTS = [STATIC / "vendor-manifest.json", ROOT / "tests" / "browser" / "vendor" / "manifest.json"]
FREE_LICENCES = {"OFL-1.1", "MPL-2.0", "MIT", "BSD-3-Clause", "Apache-2.0"}


def entries(manifest):
    return json.loads(manifest.read_text())["files"]


@pytest.mark.parametrize("manifest", MANIFESTS, ids=["site", "tests"])
def test_foreign_files_are_the_ones_that_were_checked(manifest):
    for entry in entries(manifest):
        content = (manifest.parent / entry["file"]).read_bytes()

        assert hashlib.sha256(content).hexdigest() == entry["sha256"], entry["file"]
        assert entry["licence"] in FREE_LICENCES
        assert {"name", "version"} <= entry.keys()


def test_no_foreign_file_is_left_out_of_the_manifest():
    ours = {".css", ".js", ".svg", ".json"}
    foreign = {
        str(path.relative_to(STATIC))
        for path in STATIC.rglob("*")
        if path.is_file() and (path.suffix not in ours or "vendor" in path.relative_to(STATIC).parts)
    }

    assert foreign == {entry["file"] for entry in entries(MANIFESTS[0])}


@pytest.mark.parametrize(
    ("name", "kilobytes"),
    [
        ("css/app.css", 10),
        ("js/app.js", 6),
        ("js/quiz.js", 6),
        ("js/ordering.js", 2),
        ("img/sprite.svg", 3),
        ("font/jakarta.woff2", 12),
    ],
)
def test_what_a_phone_must_load_stays_small(name, kilobytes):
    content = (STATIC / "theme" / name).read_bytes()

    assert len(brotli.compress(content)) <= kilobytes * 1024


def test_the_scripts_of_the_fullest_quiz_stay_small_together():
    names = ["app.js", "quiz.js", "ordering.js"]
    contents = [(STATIC / "theme" / "js" / name).read_bytes() for name in names]

    assert sum(len(brotli.compress(content)) for content in contents) <= 6 * 1024


def test_nothing_is_fetched_from_elsewhere():
    sources = [path for path in STATIC.rglob("*") if path.suffix in {".css", ".js", ".svg"}]

    addresses = {address for path in sources for address in re.findall(r"https?://[^\s\"')]+", path.read_text())}

    assert addresses <= {"http://www.w3.org/2000/svg"}
