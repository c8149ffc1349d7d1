"""What the verifier loads stays small, and the foreign part of it is what was checked."""

import hashlib
import json
from pathlib import Path

import brotli
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "certificates" / "static" / "certificates" / "verifier"
MANIFEST = FOLDER / "vendor-manifest.json"


def entries():
    return json.loads(MANIFEST.read_text())["files"]


def packed(path):
    return len(brotli.compress(path.read_bytes()))


def test_foreign_files_are_the_ones_that_were_checked():
    for entry in entries():
        content = (FOLDER / entry["file"]).read_bytes()

        assert hashlib.sha256(content).hexdigest() == entry["sha256"], entry["file"]
        assert entry["licence"] == "MIT"
        assert {"name", "version"} <= entry.keys()


def test_no_foreign_file_is_left_out_of_the_manifest():
    foreign = {str(path.relative_to(FOLDER)) for path in (FOLDER / "vendor").iterdir()}

    assert foreign == {entry["file"] for entry in entries()}


def test_the_scripts_are_small():
    assert sum(packed(FOLDER / name) for name in ["verifier.js", "token.js"]) <= 6 * 1024
    assert packed(FOLDER / "vendor" / "noble-ed25519.js") <= 12 * 1024


@pytest.mark.parametrize("name", ["service_worker.js", "no_service_worker.js"])
def test_the_service_worker_is_small(name):
    assert packed(ROOT / "certificates" / "templates" / "certificates" / "offline" / name) <= 2 * 1024


@pytest.mark.parametrize("size", [192, 512])
def test_the_icons_are_as_large_as_they_say(size):
    with Image.open(FOLDER / f"icon-{size}.png") as icon:
        assert icon.size == (size, size)
